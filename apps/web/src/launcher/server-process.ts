import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { environmentWith, type ServerConfig } from "../lib/config";
import type { Environment } from "../lib/parse-config";
import { stopMessage } from "../server/stop-signals";
import { endTree } from "./process-tree";

const web = join(import.meta.dirname, "../..");
/** A little more than the server gives its own requests. */
const stopPatienceMs = 35_000;

/** The server as the launcher sees it. */
export type ServerProcess = {
  /** Settles when it serves; never if it ends before. */
  ready: Promise<{ administrator_created: boolean }>;
  /** Settles when it has ended: how, in words. */
  ended: Promise<string>;
  /** Lets it finish its requests and waits until it has ended. */
  stop(): Promise<void>;
};

/**
 * Starts the built server in a process group of its own, so that Ctrl-C reaches the launcher alone,
 * with a channel over which it is asked to stop and learns of the launcher's death.
 */
export function startServer(config: ServerConfig): ServerProcess {
  const child = spawn(
    process.execPath,
    ["--enable-source-maps", join(web, ".next/standalone/apps/web/server.mjs")],
    {
      cwd: web,
      detached: true,
      env: environmentWith({ ...toEnvironment(config), NODE_ENV: "production" }),
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    },
  );
  const ended = whenEnded(child);
  return {
    ended,
    ready: new Promise((resolve) => {
      child.once("message", (message: { administrator_created: boolean }) => resolve(message));
    }),
    async stop() {
      if (child.connected) child.send(stopMessage);
      if (await isSlow(ended)) child.kill("SIGKILL");
      await ended;
    },
  };
}

/** Starts `next dev`, which reloads what changes. Ctrl-C reaches the launcher alone here too. */
export function startDevServer(config: ServerConfig): ServerProcess {
  const next = join(web, "node_modules/next/dist/bin/next");
  const child = spawn(
    process.execPath,
    [next, "dev", "--hostname", config.host, "--port", String(config.port)],
    {
      cwd: web,
      detached: true,
      env: environmentWith({
        ...toEnvironment(config),
        NODE_ENV: "development",
        NEXTAUTH_URL: config.public_url,
        NEXT_TELEMETRY_DISABLED: "1",
      }),
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  const ended = whenEnded(child);
  return {
    ended,
    ready: whenListening(config).then(() => ({ administrator_created: false })),
    async stop() {
      // It is several processes, and the first does not always end the others.
      if (child.pid !== undefined) await endTree(child.pid, 5_000);
      await ended;
    },
  };
}

function whenEnded(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(`The server could not be started: ${error.message}.`));
    child.once("exit", (code, signal) =>
      resolve(`The server has ended unexpectedly (${signal ?? `code ${code}`}).`),
    );
  });
}

async function whenListening({ host, port }: { host: string; port: number }): Promise<void> {
  for (;;) {
    const socket = connect(port, host);
    try {
      await once(socket, "connect");
      return;
    } catch {
      await sleep(100);
    } finally {
      socket.destroy();
    }
  }
}

async function isSlow(ended: Promise<string>): Promise<boolean> {
  return Promise.race([ended.then(() => false), sleep(stopPatienceMs, true, { ref: false })]);
}

// Everything by value, secrets from files included: the two processes cannot then disagree.
function toEnvironment(config: ServerConfig): Environment {
  return {
    DATABASE_URL: config.database.url,
    DATABASE_URL_FILE: undefined,
    DIRECT_DATABASE_URL: config.database.direct_url,
    DIRECT_DATABASE_URL_FILE: undefined,
    AUTH_SECRET: config.auth_secret,
    AUTH_SECRET_FILE: undefined,
    ADMIN_PASSWORD: config.admin_password,
    ADMIN_PASSWORD_FILE: undefined,
    DATA_DIR: config.data_dir,
    DEMO: config.demo === undefined ? undefined : String(config.demo),
  };
}
