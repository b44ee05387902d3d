import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { findFreePort } from "@marquee/db/free-port";
import { Redis } from "ioredis";

/** A Redis of a test file's own, that keeps nothing. */
export type RedisProcess = {
  url: string;
  /** The names of what it keeps. */
  keys: () => Promise<string[]>;
  stop: () => Promise<void>;
};

/** Starts the system's Redis; where it has none and apt may bring it, it is installed first. */
export async function startRedis(): Promise<RedisProcess> {
  if (!hasRedis()) {
    spawnSync("apt-get", ["update"]);
    spawnSync("apt-get", ["install", "-y", "redis-server"]);
  }
  if (!hasRedis()) {
    throw new Error("The tests need redis-server (on Debian: apt-get install redis-server).");
  }
  const port = await findFreePort();
  const settings = [
    "--port",
    String(port),
    "--bind",
    "127.0.0.1",
    "--save",
    "",
    "--appendonly",
    "no",
  ];
  const server = spawn("redis-server", settings, { stdio: "ignore" });
  const url = `redis://127.0.0.1:${port}`;
  const client = new Redis(url, { maxRetriesPerRequest: 100, retryStrategy: () => 50 });
  client.on("error", () => {});
  await client.ping();
  return {
    url,
    keys: () => client.keys("*"),
    stop: async () => {
      client.disconnect();
      server.kill("SIGKILL");
      await once(server, "exit");
    },
  };
}

function hasRedis(): boolean {
  return spawnSync("redis-server", ["--version"]).status === 0;
}
