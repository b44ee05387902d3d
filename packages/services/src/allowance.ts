import type { Database } from "@marquee/db/database";
import { Redis } from "ioredis";
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRedis,
} from "rate-limiter-flexible";

/** What has been taken of a caller's allowance by all instances together. */
export type Taken = {
  /** With what was taken just now. */
  total: number;
  /** Until the window ends and all is given anew, in milliseconds. */
  ends_in_ms: number;
};

/** Where the instances share what they take: Postgres, or Redis. */
export type Allowances = {
  /**
   * Takes so many of a caller's requests in the present window, which begins with the first. Takes them
   * whether they are there or not: the total says. Where the store is away, each instance counts for itself.
   */
  take: (caller: string, count: number) => Promise<Taken>;
  close: () => Promise<void>;
};

/** The window of every limit, in seconds. */
export const windowS = 60;

const table = "rate_limits";
/** A store that does not answer within this time counts as away. */
const redisTimeoutMs = 500;

/** Counts of each caller of one process alone, which stand in for a store that is away. */
const insurance = () => new RateLimiterMemory({ points: 1, duration: windowS });

/** Allowances in the table `rate_limits`, by statements that go through the one client. */
export function postgresAllowances({ prisma }: Pick<Database, "prisma">): Allowances {
  const query = async ({ text, values }: { text: string; values: unknown[] }) => {
    const rows = await prisma.$queryRawUnsafe<{ points: number; expire: bigint }[]>(
      text,
      ...values,
    );
    return { rows: rows.map((row) => ({ ...row, expire: Number(row.expire) })) };
  };
  const limiter = new RateLimiterPostgres({
    storeClient: { query },
    storeType: "client",
    tableName: table,
    keyPrefix: "",
    tableCreated: true,
    clearExpiredByTimeout: false,
    points: 1,
    duration: windowS,
    insuranceLimiter: insurance(),
  });
  return { take: takeFrom(limiter), close: async () => {} };
}

/** Allowances in a Redis; `onError` is told when it is away. */
export function redisAllowances(url: string, onError: (error: Error) => void): Allowances {
  const client = new Redis(url, {
    commandTimeout: redisTimeoutMs,
    connectTimeout: redisTimeoutMs,
    // While it is away, no request waits for it.
    enableOfflineQueue: false,
    retryStrategy: (tries) => Math.min(tries * 200, 5_000),
  });
  client.on("error", onError);
  const isTried = new Promise<void>((resolve) => {
    client.once("ready", resolve);
    client.once("close", resolve);
  });
  const limiter = new RateLimiterRedis({
    storeClient: client,
    keyPrefix: "marquee:rate",
    points: 1,
    duration: windowS,
    insuranceLimiter: insurance(),
  });
  const take = takeFrom(limiter);
  return {
    take: async (caller, count) => {
      await isTried;
      return take(caller, count);
    },
    close: async () => client.disconnect(),
  };
}

/** Limits differ from caller to caller, so only the limiter's count is asked for, never its verdict. */
function takeFrom(limiter: RateLimiterAbstract): Allowances["take"] {
  return async (caller, count) => {
    const { consumedPoints, msBeforeNext } = await limiter.penalty(caller, count);
    return { total: consumedPoints, ends_in_ms: msBeforeNext };
  };
}

const longPastMs = 60 * 60_000;

/** Removes counts of windows that are long over. The program's own. Answers how many it removed. */
export async function forgetOldAllowances({ prisma }: Database): Promise<number> {
  const { count } = await prisma.rateLimit.deleteMany({
    where: { expire: { lt: Date.now() - longPastMs } },
  });
  return count;
}
