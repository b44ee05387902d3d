import { Prisma } from "@marquee/db/generated/client";
import { withRetries } from "@marquee/db/retry";
import type { ServiceContext } from "./context";
import { asServiceError } from "./database-call";
import type { Transaction } from "./transaction";

/** How long the database lets one statement, and the whole transaction, take. */
export type TransactionLimits = { statementMs: number; wholeMs: number };

export const ordinaryLimits: TransactionLimits = { statementMs: 10_000, wholeMs: 30_000 };

/** For writes of very many films. */
export const bulkLimits: TransactionLimits = { statementMs: 120_000, wholeMs: 150_000 };

const longestWaitMs = 5_000;
/**
 * Prisma's own limit lies beyond every limit of the database: where Prisma is first, it can call a
 * transaction failed that the database keeps.
 */
const prismaLimitMs = bulkLimits.wholeMs + 30_000;

/**
 * Runs statements as one transaction, or in the one that is already open; again from the beginning when
 * another transaction was in its way. `retriesLostConnection` also repeats it when the connection broke:
 * only for what may run twice.
 */
export async function inTransaction<T, Context extends ServiceContext>(
  ctx: Context,
  limits: TransactionLimits,
  run: (ctx: Context) => Promise<T>,
  { retriesLostConnection } = { retriesLostConnection: false },
): Promise<T> {
  if (ctx.transaction) {
    await setLimits(ctx.transaction.client, limits);
    return run(ctx);
  }
  const attempt = async () => {
    const afterwards: (() => void)[] = [];
    const result = await ctx.db.prisma.$transaction(
      async (client) => {
        const transaction: Transaction = { client, afterwards };
        await setLimits(client, limits);
        const result = await run({ ...ctx, transaction });
        if (transaction.failure !== undefined) throw transaction.failure;
        return result;
      },
      { maxWait: longestWaitMs, timeout: prismaLimitMs },
    );
    for (const act of afterwards) act();
    return result;
  };
  try {
    return await withRetries(attempt, { retriesLostConnection });
  } catch (error) {
    throw asServiceError(error);
  }
}

/** A running limit is not moved by a new one unless it is first switched off. */
async function setLimits(client: Prisma.TransactionClient, limits: TransactionLimits) {
  await client.$queryRaw(Prisma.sql`
    SELECT set_config('statement_timeout', ${String(limits.statementMs)}, true),
      set_config('transaction_timeout', '0', true),
      set_config('transaction_timeout', ${String(limits.wholeMs)}, true)`);
}
