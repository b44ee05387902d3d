import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

const workspace = join(import.meta.dirname, "../../..");
const started: ChildProcess[] = [];
let dataDir: string;
let port: number;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "start-"));
  chmodSync(dataDir, 0o711);
  port = await findFreePort();
});

afterEach(async () => {
  for (const child of started.splice(0)) await stop(child);
  rmSync(dataDir, { recursive: true, force: true });
});

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  return typeof address === "object" && address ? address.port : 0;
}

/** `pnpm start`, as far as it has got when a line matches `until`, or when it has ended. */
async function start(until = /is ready/, variables: Record<string, string> = {}) {
  const child = spawn(process.execPath, ["--import", "tsx", "apps/web/start.ts"], {
    cwd: workspace,
    env: environment({ DATA_DIR: dataDir, PORT: String(port), ...variables }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.push(child);
  let said = "";
  const ended = once(child, "close");
  const matched = new Promise<void>((resolve) => {
    const listen = (text: string) => {
      said += text;
      if (until.test(said)) resolve();
    };
    child.stdout.setEncoding("utf8").on("data", listen);
    child.stderr.setEncoding("utf8").on("data", listen);
  });
  await Promise.race([matched, ended]);
  return { child, said };
}

// The variables of a configuration that this process may have are not for those it starts.
function environment(variables: Record<string, string>): NodeJS.ProcessEnv {
  // biome-ignore lint/style/noProcessEnv: a person's terminal hands on the same
  const { PATH, HOME } = process.env;
  return { PATH, HOME, NODE_ENV: "test", ...variables };
}

async function stop(
  child: ChildProcess,
  signal: NodeJS.Signals = "SIGINT",
): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill(signal);
    await once(child, "close");
  }
  return child.exitCode;
}

async function signIn(password: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/api/token`, {
    method: "POST",
    body: JSON.stringify({ user: "admin", password }),
    headers: { "Content-Type": "application/json" },
  });
  const body: unknown = await response.json();
  return typeof body === "object" && body && "access_token" in body
    ? String(body.access_token)
    : "";
}

async function films(token: string): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${port}/api`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  return response.json();
}

test("the first start says how to sign in, and the second keeps everything", async () => {
  const first = await start();
  const address = `is ready at http://127\\.0\\.0\\.1:${port}`;
  const password = RegExp(`${address}, user admin, password (\\S+)`).exec(first.said)?.[1] ?? "";
  const before = await films(await signIn(password));
  expect(before).toHaveLength(3_200);
  expect(await stop(first.child)).toBe(0);
  const second = await start();
  expect(second.said).toMatch(RegExp(`${address}\n$`));
  expect(await films(await signIn(password))).toEqual(before);
});

test("a start that was killed is taken over by the next", async () => {
  const first = await start();
  await stop(first.child, "SIGKILL");
  const second = await start();
  expect(second.said).toMatch(/an earlier start left running[\s\S]*is ready/);
});

test("what stops a start is told in one sentence, and nothing is left running", async () => {
  const other = createServer().listen(port, "127.0.0.1");
  await once(other, "listening");
  const taken = await start();
  other.close();
  expect(taken.said).toContain(`Port ${port} on 127.0.0.1 is taken by another program.`);
  expect(await stop(taken.child)).toBe(1);

  const malformed = await start(undefined, { TOKEN_TTL: "soon", DEMO: "maybe" });
  expect(malformed.said).toMatch(/^DEMO must .*\nTOKEN_TTL must .*\n$/);
  expect(await stop(malformed.child)).toBe(1);

  const unusable = await start(undefined, { DATA_DIR: join(workspace, "package.json") });
  expect(unusable.said).toContain("it is a file, not a folder");
  expect(await stop(unusable.child)).toBe(1);
});
