import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import type { Closers } from "./closers";

export type ChildOptions = {
  /** The Node to run it on. */
  node: string;
  script: string;
  args?: string[];
  node_options?: string[];
  /** Its whole environment. */
  env?: Record<string, string>;
  /** Where its standard output goes, as in production. */
  log_file: string;
};

/** Starts one of the bench's programs, with a channel for messages; it is ended with the bench. */
export function startChild(closers: Closers, options: ChildOptions): ChildProcess {
  const { node, script, args = [], node_options = [], env = {}, log_file } = options;
  const child = spawn(node, [...node_options, script, ...args], {
    env: { NODE_ENV: "production", ...env },
    stdio: ["ignore", openSync(log_file, "w"), "inherit", "ipc"],
  });
  closers.add(() => stopChild(child));
  return child;
}

/** The next message of a child. Throws if it ends instead. */
export async function nextMessage(child: ChildProcess): Promise<unknown> {
  const stopped = new AbortController();
  const { signal } = stopped;
  const ended = once(child, "exit", { signal }).then(([code]) => {
    throw new Error(`${child.spawnargs.at(1)} ended with ${code}`);
  });
  try {
    return (await Promise.race([once(child, "message", { signal }), ended]))[0];
  } finally {
    stopped.abort();
    ended.catch(() => {});
  }
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}
