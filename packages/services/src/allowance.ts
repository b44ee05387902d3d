import type { Database } from "@marquee/db/database";
import type { Redis } from "ioredis";
import {
  type RateLimiterAbstract,
  RateLimiterPostgres,
  RateLimiterRedis,
} from "rate-limiter-flexible";

/** A stretch of time in which what callers take is counted together, by its number since 1970. */
export type Slice = number;

export const sliceMs = 6_000;
/** As many slices make the minute that limits are of. */
export const slicesPerWindow = 10;

/** Where the instances share what they let pass: Postgres, or Redis. */
export type Allowances = {
  /**
   * Takes so many of a caller's requests in a slice, whether they are there or not, and answers what all
   * instances have taken in it with these. A negative count gives back. Rejects where the store is away, as
   * `taken` does.
   */
  take: (caller: string, slice: Slice, count: number) => Promise<number>;
  /** What all instances have taken in a slice. */
  taken: (caller: string, slice: Slice) => Promise<number>;
  close: () => Promise<void>;
};

type Counts = Pick<Allowances, "take" | "taken">;

/** A slice counts for a window and for one slice more; then its row is taken for another. */
const slotsPerCaller = slicesPerWindow + 2;
const keptS = ((slicesPerWindow + 1) * sliceMs) / 1000;

const table = "rate_limits";

/**
 * Allowances in the table `rate_limits`, by statements that go through the one client; `onError` is told of what
 * could not be read or written there.
 */
export function postgresAllowances(
  { prisma }: Pick<Database, "prisma">,
  onError: (error: unknown) => void,
): Allowances {
  const query = async ({ text, values }: { text: string; values: unknown[] }) => {
    try {
      type Row = { points: number; expire: bigint };
      const rows = await prisma.$queryRawUnsafe<Row[]>(text, ...values);
      // By `rowCount` the library tells that there is none.
      return {
        rowCount: rows.length,
        rows: rows.map((row) => ({ ...row, expire: Number(row.expire) })),
      };
    } catch (error) {
      onError(error);
      throw error;
    }
  };
  const limiter = new RateLimiterPostgres({
    storeClient: { query },
    storeType: "client",
    tableName: table,
    keyPrefix: "",
    tableCreated: true,
    clearExpiredByTimeout: false,
    points: 1,
    duration: keptS,
  });
  return { ...countsOf(limiter), close: async () => {} };
}

/** Allowances in a Redis; `onError` is told when it is away. */
export function redisAllowances(url: string, onError: (error: Error) => void): Allowances {
  // Loaded only where there is a Redis.
  const client = import("./redis-client").then(({ openRedis }) => openRedis(url, onError));
  const counts = client.then(countsInRedis);
  return {
    take: async (...given) => (await counts).take(...given),
    taken: async (...given) => (await counts).taken(...given),
    close: async () => (await client).disconnect(),
  };
}

/** Resolves once it is known whether the Redis is there. */
async function countsInRedis(client: Redis): Promise<Counts> {
  await new Promise<void>((resolve) => {
    client.once("ready", resolve);
    client.once("close", resolve);
  });
  const limiter = new RateLimiterRedis({
    storeClient: client,
    keyPrefix: "marquee:rate",
    points: 1,
    duration: keptS,
  });
  return countsOf(limiter);
}

/** Limits differ from caller to caller, so only the limiter's counts are asked for, never its verdict. */
function countsOf(limiter: RateLimiterAbstract): Counts {
  const key = (caller: string, slice: Slice) => `${caller}@${slice % slotsPerCaller}`;
  return {
    take: async (caller, slice, count) =>
      (await limiter.penalty(key(caller, slice), count)).consumedPoints,
    taken: async (caller, slice) => (await limiter.get(key(caller, slice)))?.consumedPoints ?? 0,
  };
}

/** Removes counts that no longer count. The program's own. Answers how many it removed. */
export async function forgetOldAllowances({ prisma }: Database): Promise<number> {
  const { count } = await prisma.rateLimit.deleteMany({
    where: { expire: { lt: Date.now() } },
  });
  return count;
}
