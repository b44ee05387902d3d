import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { errorCode } from "./error-code";
import type { PostgresAccount } from "./postgres-account";
import { bareEnvironment } from "./postgres-binaries";
import { isAlive, isPostgresOf, waitForExit } from "./process-identity";
import { StartError } from "./start-error";

/** Where and how a database server is to be started. */
export type PostmasterOptions = {
  postgres: string;
  account: PostgresAccount;
  dataDir: string;
  port: number;
  /** Server settings by name; they go before those in the folder's own files. */
  settings: Readonly<Record<string, string>>;
  log: (line: string) => void;
};

/** A database server that this process started. */
export type Postmaster = {
  /** Settles when the server has ended, for whatever reason. */
  exited: Promise<void>;
  /** Ends all sessions, writes everything down and waits until the server has ended. */
  stop(): Promise<void>;
};

/** The start failed because another program has taken the port since it was chosen. */
export class PortTakenError extends Error {}

const fastShutdown = "SIGINT";
const immediateShutdown = "SIGQUIT";
const stopPatienceMs = 60_000;
const logLimitBytes = 10 * 1024 * 1024;

/**
 * Starts the server in a session of its own, so that a terminal's Ctrl-C does not reach it, and
 * waits until it takes connections.
 *
 * @throws PortTakenError, or StartError with what its log says.
 */
export async function startPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  const { dataDir, account } = options;
  const folder = join(dataDir, "postgres");
  const logFile = join(dataDir, "postgres.log");
  keepLogSmall(logFile);
  const output = openSync(logFile, "a", 0o600);
  const logStart = statSync(logFile).size;
  const server = spawn(options.postgres, ["-D", folder, ...settingFlags(options)], {
    ...account,
    cwd: dataDir,
    detached: true,
    env: bareEnvironment,
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  const exited = new Promise<void>((resolve) => {
    server.once("exit", () => resolve());
    server.once("error", () => resolve());
  });
  await waitUntilReady(server, folder, options.log, () => {
    const written = readFileSync(logFile).subarray(logStart).toString();
    return startFailure(written, logFile);
  });
  const guardian = watchOver(server);
  return {
    exited,
    async stop() {
      if (server.pid !== undefined && isAlive(server.pid)) await endPostmaster(server.pid);
      await exited;
      guardian.kill("SIGKILL");
    },
  };
}

/**
 * Ends a server that was left running on the folder when the program that started it was killed,
 * and waits for it. Only then may a new one be started there.
 *
 * @throws StartError when it does not end.
 */
export async function stopOrphan(folder: string, log: (line: string) => void): Promise<void> {
  const pid = readPidFile(folder)?.pid;
  if (pid === undefined) return;
  if (isPostgresOf(pid, folder)) {
    log(`Stopping the database that an earlier start left running (process ${pid}).`);
    await endPostmaster(pid);
    return;
  }
  // That server is gone, but if its id is in the table of processes still, or again, Postgres takes
  // it for running. Not so the id of its own parent, and it still looks whether its memory is in use.
  const path = join(folder, "postmaster.pid");
  writeFileSync(path, readFileSync(path, "utf8").replace(/^\d+/, String(process.pid)));
}

async function endPostmaster(pid: number): Promise<void> {
  for (const signal of [fastShutdown, immediateShutdown]) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (errorCode(error) === "ESRCH") return;
      throw error;
    }
    if (await waitForExit(pid, stopPatienceMs)) return;
  }
  throw new StartError(`The embedded database (process ${pid}) does not stop. End it by hand.`);
}

// A shell that reads from this process: it gets to the second command only when this process is
// gone, however it went, and by then the server that was using the database has had time to drain.
function watchOver(server: ChildProcess): ChildProcess {
  const script = `read -r _; sleep 5; kill -INT ${server.pid}`;
  const guardian = spawn("/bin/sh", ["-c", script], {
    cwd: "/",
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  guardian.on("error", () => {});
  return guardian;
}

async function waitUntilReady(
  server: ChildProcess,
  folder: string,
  log: (line: string) => void,
  failure: () => Error,
): Promise<void> {
  let lastNews = Date.now();
  while (server.pid !== undefined && isAlive(server.pid)) {
    const file = readPidFile(folder);
    if (file?.pid === server.pid && file.isReady) return;
    if (Date.now() - lastNews > 10_000) {
      lastNews = Date.now();
      log("The database is still getting ready (it may be recovering after a crash).");
    }
    await sleep(20);
  }
  throw failure();
}

function startFailure(written: string, logFile: string): Error {
  if (/could not (bind|create any TCP)/.test(written)) return new PortTakenError();
  const fatal = /(?:FATAL|PANIC|error): +(.*)/.exec(written)?.[1];
  return new StartError(
    `The embedded database did not start${fatal ? `: ${fatal}` : ""}. Its log is ${logFile}.`,
  );
}

// Postgres' own file: its process id on the first line, its state on the eighth.
function readPidFile(folder: string): { pid: number; isReady: boolean } | undefined {
  try {
    const lines = readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n");
    const pid = Number(lines[0]);
    return pid > 0 ? { pid, isReady: lines[7]?.trim() === "ready" } : undefined;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

function settingFlags({ port, settings }: PostmasterOptions): string[] {
  const all = {
    ...settings,
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
  };
  return Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

function keepLogSmall(logFile: string): void {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > logLimitBytes) renameSync(logFile, `${logFile}.1`);
}
