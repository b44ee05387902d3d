import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { findFreePort } from "@marquee/db/free-port";
import { createTestDatabase } from "@marquee/db/test-database";
import { prepareDatabase } from "../src/prepare";
import { type DatabaseProxy, startDatabaseProxy } from "./database-proxy";
import { type ApiDocument, answerCheck } from "./documented-answers";
import { type Received, type Sent, send } from "./http-client";

const built = (path: string) =>
  fileURLToPath(new URL(`../../../apps/web/.next/standalone/apps/web/${path}`, import.meta.url));
/** Where the migrations are. */
export const migrationsDirectory = fileURLToPath(
  new URL("../../../prisma/migrations", import.meta.url),
);

/** Both ways in which the built product mounts the listener: beside Next, and inside it. */
export const mounts = [
  { mount: "server.ts", entry: built("server.mjs") },
  { mount: "pages/api", entry: built("server.js") },
] as const;

export const admin = { user: "admin", password: "correct horse battery" };

/** The built product on a database of its own, and someone signed in to it. */
export type MountedServer = {
  origin: string;
  token: string;
  /** What the server says of itself. */
  document: ApiDocument;
  /** As `anonymous`, with the editor's token, unless it has an Authorization header. */
  call: (sent: Sent) => Promise<Received>;
  /** Sends a request as it is. Throws where the answer is none that the document lists. */
  anonymous: (sent: Sent) => Promise<Received>;
  /** The database itself, past the proxy. */
  databaseUrl: string;
  /** Between the server and its database. */
  proxy: DatabaseProxy;
  /** Ends the process and answers its exit code, null where the signal ended it. */
  end: (signal: "SIGTERM" | "SIGKILL") => Promise<number | null>;
  close: () => Promise<void>;
};

/**
 * Starts one of the mounts, with variables beside those that every test needs; `reach` gives some that
 * follow from the address of its database.
 */
export async function startMount(
  entry: string,
  variables: Record<string, string> = {},
  reach: (databaseUrl: string) => Promise<Record<string, string>> = async () => ({}),
): Promise<MountedServer> {
  if (!existsSync(entry)) throw new Error("The product is not built: run pnpm build first.");
  const database = await createTestDatabase();
  const config = { database_url: database.url, direct_database_url: undefined };
  await prepareDatabase({ config, migrations_directory: migrationsDirectory, admin });
  const proxy = await startDatabaseProxy(database.url);
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const server = startBuilt(entry, {
    DATABASE_URL: proxy.url,
    PORT: String(port),
    ...variables,
    ...(await reach(database.url)),
  });
  await untilReady(server, origin);
  return {
    ...(await callsOf(origin)),
    origin,
    databaseUrl: database.url,
    proxy,
    end: (signal) => endWith(server, signal),
    close: async () => {
      if (server.exitCode === null && server.signalCode === null) await endWith(server, "SIGKILL");
      else if (server.exitCode) throw new Error(`The server ended with code ${server.exitCode}`);
      proxy.close();
      await database.drop();
    },
  };
}

type Calls = Pick<MountedServer, "token" | "document" | "call" | "anonymous">;

/** How a server is asked, by what it says of itself. */
async function callsOf(origin: string): Promise<Calls> {
  const token = await signIn(origin);
  const { json } = await send(origin, { method: "GET", path: "/api/openapi.json" });
  const document = json as ApiDocument;
  const problemOf = answerCheck(document);
  const anonymous = async (sent: Sent) => {
    const received = await send(origin, sent);
    const problem = problemOf(sent, received);
    if (problem === undefined) return received;
    throw new Error(`${sent.method} ${sent.path} is not as documented: ${problem}`);
  };
  const authorization = `Bearer ${token}`;
  const call = (sent: Sent) => anonymous({ ...sent, headers: { authorization, ...sent.headers } });
  return { token, document, anonymous, call };
}

async function endWith(server: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const ended = once(server, "exit");
  server.kill(signal);
  const [code] = await ended;
  return code;
}

/** Starts the built product: `variables` are at least where its database is and the port to listen on. */
export function startBuilt(
  entry: string,
  variables: { DATABASE_URL: string; PORT: string } & Record<string, string>,
): ChildProcess {
  return spawn(process.execPath, [entry], {
    env: {
      NODE_ENV: "production",
      AUTH_SECRET: "a secret of at least 32 characters",
      HOSTNAME: "127.0.0.1",
      PUBLIC_URL: `http://127.0.0.1:${variables.PORT}`,
      // The cases are thousands, all by one caller.
      RATE_LIMIT: "0",
      ...variables,
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

/** Waits until a server says that it is ready. */
export async function untilReady(server: ChildProcess, origin: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (server.exitCode !== null) throw new Error(`The server ended with code ${server.exitCode}`);
    const answer = await send(origin, { method: "GET", path: "/readyz" }).catch(() => undefined);
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("The server did not become ready");
}

/** An access token of the administrator. */
export async function signIn(origin: string): Promise<string> {
  const { json } = await send(origin, { method: "POST", path: "/api/token", body: admin });
  return (json as { access_token: string }).access_token;
}
