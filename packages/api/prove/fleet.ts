import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { type ApiFixture, createApiFixture } from "../src/api-fixture";
import type { AppConfig } from "../src/config";

export type Answered = { status: number; headers: Headers; text: string };
export type Asked = {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: object;
};

/** Several server processes on one database. */
export type Fleet = {
  api: ApiFixture;
  origins: readonly string[];
  /** Asks one of the instances, by turns, as an editor. */
  ask: (asked: Asked, origin?: string) => Promise<Answered>;
  close: () => Promise<void>;
};

/** `changes` are to the configuration of all of them, by which nothing is limited. */
export async function startFleet(
  instances: number,
  changes: Partial<AppConfig> = {},
): Promise<Fleet> {
  const api = await createApiFixture(changes);
  const children = Array.from({ length: instances }, () => startInstance(api.config));
  const origins = await Promise.all(children.map(originOf));
  const authorization = `Bearer ${api.tokenOf("editor")}`;
  let turn = 0;
  return {
    api,
    origins,
    ask: async ({ method, path, headers, body }, origin = origins[turn++ % origins.length]) => {
      const response = await fetch(`${origin}${path}`, {
        method,
        headers: { authorization, "content-type": "application/json", ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, headers: response.headers, text: await response.text() };
    },
    close: async () => {
      for (const child of children) child.disconnect();
      await Promise.all(children.map((child) => once(child, "exit")));
      await api.close();
    },
  };
}

function startInstance(config: AppConfig): ChildProcess {
  return fork(fileURLToPath(new URL("instance.ts", import.meta.url)), [JSON.stringify(config)], {
    execArgv: ["--import", "tsx"],
    cwd: fileURLToPath(new URL("../../..", import.meta.url)),
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}

async function originOf(child: ChildProcess): Promise<string> {
  const [address] = (await once(child, "message")) as [AddressInfo];
  return `http://127.0.0.1:${address.port}`;
}

/** How often each status came. */
export function tally(answers: readonly { status: number }[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

/** Does something `count` times, `width` at once, each time told which time it is. */
export async function inParallel<T>(
  count: number,
  width: number,
  run: (at: number) => Promise<T>,
): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const worker = async () => {
    while (next < count) results.push(await run(next++));
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}
