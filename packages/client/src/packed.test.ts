import { type ExecFileOptions, execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import trpcClient from "@trpc/client/package.json" with { type: "json" };
import typescript from "typescript/package.json" with { type: "json" };
import { afterAll, beforeAll, expect, test } from "vitest";
import { createClient } from "./client";
import { administrator, type MarqueeFixture, startMarquee } from "./marquee-fixture";

const packageFolder = join(import.meta.dirname, "..");
const readme = readFileSync(join(packageFolder, "README.md"), "utf8");
const installMs = 120_000;

/** A project outside the workspace, with the packed client installed. */
let project: string;
let installed: string;
let marquee: MarqueeFixture;

beforeAll(async () => {
  project = mkdtempSync(join(tmpdir(), "marquee-client-"));
  installed = join(project, "node_modules/@marquee/client");
  marquee = await startMarquee();
  const pack = ["pnpm@12", "pack", "--out", join(project, "client.tgz")];
  await run("npx", ["-y", "--prefer-offline", ...pack], { cwd: packageFolder });
  writeFileSync(join(project, "package.json"), '{ "private": true, "type": "module" }');
  const packages = [`typescript@${typescript.version}`, "@types/node@20"];
  const flags = ["--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund"];
  await run("npm", ["install", ...flags, "./client.tgz", ...packages]);
}, installMs);

afterAll(async () => {
  await marquee.stop();
  rmSync(project, { recursive: true, force: true });
});

/** What a command that succeeds prints. The Marquee in this process answers meanwhile. */
function run(command: string, args: string[], options: ExecFileOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { cwd: project, ...options }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${command} ${args.join(" ")} failed:\n${stdout}${stderr}`));
      else resolve(String(stdout));
    });
  });
}

function write(name: string, text: string): void {
  writeFileSync(join(project, name), text);
}

/** Type-checks as the strictest program would, libraries included. */
async function typecheck(
  files: string[],
  options: { types: string[]; lib: string[] },
): Promise<void> {
  const compilerOptions = {
    ...{ target: "ES2023", module: "NodeNext", outDir: "out", strict: true, skipLibCheck: false },
    ...{ exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, ...options },
  };
  write("tsconfig.json", JSON.stringify({ compilerOptions, files }));
  await run(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "."]);
}

const strictProgram = `
import { type Condition, createClient, MarqueeError, type MovieRecord, type RouterInputs, type RouterOutputs } from "@marquee/client";

export async function titles(url: string): Promise<string[]> {
  const client = createClient({ url, token: async () => "token", fetch, timeoutMs: 1000 });
  const filter: Condition = { or: [{ genre: "Horror" }, { release_year: { gte: 1970 } }] };
  const input: RouterInputs["movie"]["list"] = { filter, sort: "-expiry_date" };
  const { movies, next_cursor } = await client.movie.list.query(input);
  const cursor: string | null = next_cursor;
  const { secret } = await client.account.totp.begin.mutate({ password: "a" });
  const confirmed: RouterOutputs["account"]["totp"]["confirm"] =
    await client.account.totp.confirm.mutate({ code: secret } satisfies RouterInputs["account"]["totp"]["confirm"]);
  const codes: string[] = confirmed.recovery_codes;
  createClient({ url, user: "a", password: codes[0] ?? "", otp: async () => codes[1] ?? "" });
  // @ts-expect-error: a year is a number.
  await client.movie.update.mutate({ id: "", version: 1, set: { release_year: "1979" } });
  return movies.map(({ title }: MovieRecord) => title + cursor);
}

export function changedSince(error: unknown): MovieRecord | undefined {
  return error instanceof MarqueeError && error.code === "stale_version" ? error.current : undefined;
}
`;

test("the tarball holds the client, its types and its papers", () => {
  const names = readdirSync(installed, { recursive: true }).map(String).sort();
  expect(names).toEqual([
    "LICENSE",
    "README.md",
    "dist",
    "dist/client.d.ts",
    "dist/client.js",
    "package.json",
  ]);
});

test("the packed client needs tRPC alone, and its types need nothing", () => {
  const read = (name: string) => readFileSync(join(installed, name), "utf8");
  const imports = /\b(?:from|import)\s*\(?\s*["']([^"']+)/g;
  const imported = [...read("dist/client.js").matchAll(imports)].map(([, name]) => name);
  expect(new Set(imported)).toEqual(new Set(["@trpc/client", "@trpc/server"]));
  expect(read("dist/client.d.ts")).not.toMatch(/import|@trpc|zod|Prisma|[:<|(,]\s*any\b/i);
  const { dependencies, exports } = JSON.parse(read("package.json")) as Record<string, unknown>;
  expect(dependencies).toEqual({
    "@trpc/client": trpcClient.version,
    "@trpc/server": trpcClient.version,
  });
  expect(exports).toEqual({ ".": { types: "./dist/client.d.ts", default: "./dist/client.js" } });
});

test.each([
  { program: "of a server", types: ["node"], lib: ["ES2023"] },
  { program: "of a browser", types: [], lib: ["ES2023", "DOM", "DOM.Iterable"] },
])("a strict program $program type-checks, and a wrong one would not", async ({ types, lib }) => {
  write("strict.ts", strictProgram);
  await typecheck(["strict.ts"], { types, lib });
  write("wrong.ts", strictProgram.replace(/.*@ts-expect-error.*/, ""));
  await expect(typecheck(["wrong.ts"], { types, lib })).rejects.toThrow(
    /wrong\.ts.* error TS2322: Type 'string' is not assignable to type 'number'/,
  );
});

test("a nested resource is called in the packed client", async () => {
  write(
    "nested.js",
    `import { createClient } from "@marquee/client";
    const client = createClient({ url: "${marquee.url}", user: "${administrator.user}", password: process.env.MARQUEE_PASSWORD });
    console.log((await client.account.totp.begin.mutate({ password: process.env.MARQUEE_PASSWORD })).uri);`,
  );
  const env = { MARQUEE_PASSWORD: administrator.password };
  expect(await run(process.execPath, ["nested.js"], { env })).toMatch(/^otpauth:\/\/totp\//);
});

test("the README's examples type-check and run as printed", async () => {
  const client = createClient({ url: marquee.url, ...administrator });
  const alien = { title: "Alien", genre: "Horror", expiry_date: "2026-12-31", release_year: 1979 };
  await client.movie.create.mutate(alien);
  const examples = [...readme.matchAll(/```(ts|js)\n(.*?)```/gs)].map(([, kind, text = ""], at) => {
    const name = `example-${at + 1}.${kind}`;
    write(name, text.replaceAll("http://127.0.0.1:3000", marquee.url));
    return name;
  });
  const typed = examples.filter((name) => name.endsWith(".ts"));
  await typecheck(typed, { types: ["node"], lib: ["ES2023"] });
  const printed: string[] = [];
  for (const example of examples) {
    const program = example.replace(/(.*)\.ts$/, "out/$1.js");
    const env = { MARQUEE_PASSWORD: administrator.password };
    printed.push(await run(process.execPath, [program], { env }));
  }
  expect(printed).toEqual([
    "Alien (1979), rights until 2026-12-31\n",
    expect.stringMatching(/^Added Stalker as [0-9a-f-]{36}\n$/),
    "The rights to 2 films end this century\n",
    "One film\n",
  ]);
});
