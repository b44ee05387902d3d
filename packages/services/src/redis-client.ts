import { Redis } from "ioredis";

/** A store that does not answer within this time counts as away. */
const redisTimeoutMs = 500;

/** A client that begins to connect; `onError` is told whenever it cannot. */
export function openRedis(url: string, onError: (error: Error) => void): Redis {
  const client = new Redis(url, {
    commandTimeout: redisTimeoutMs,
    connectTimeout: redisTimeoutMs,
    // While it is away, no request waits for it.
    enableOfflineQueue: false,
    enableAutoPipelining: true,
    retryStrategy: (tries) => Math.min(tries * 200, 5_000),
  });
  client.on("error", onError);
  return client;
}
