import type { Database } from "./database";
import { Prisma } from "./generated/client";
import { withRetries } from "./retry";

/** How long the database lets one statement, and the whole transaction, take. */
export type TransactionLimits = { statementMs: number; wholeMs: number };

export const ordinaryLimits: TransactionLimits = { statementMs: 10_000, wholeMs: 30_000 };

/** For writes of very many rows. */
export const bulkLimits: TransactionLimits = { statementMs: 120_000, wholeMs: 150_000 };

const longestWaitMs = 5_000;
/**
 * Prisma's own limit lies beyond every limit of the database: where Prisma is first, it can call a
 * transaction failed that the database keeps.
 */
const prismaLimitMs = bulkLimits.wholeMs + 30_000;

/**
 * Runs statements as one transaction; again from the beginning when another transaction was in its way.
 * `retriesLostConnection` also repeats it when the connection broke: only for what may run twice.
 */
export function runTransaction<T>(
  { prisma }: Pick<Database, "prisma">,
  limits: TransactionLimits,
  run: (client: Prisma.TransactionClient) => Promise<T>,
  options = { retriesLostConnection: false },
): Promise<T> {
  const attempt = () =>
    prisma.$transaction(
      async (client) => {
        await setLimits(client, limits);
        return run(client);
      },
      { maxWait: longestWaitMs, timeout: prismaLimitMs },
    );
  return withRetries(attempt, options);
}

/** Limits of a transaction that is open. A running limit is not moved by a new one unless it is first switched off. */
export async function setLimits(
  client: Prisma.TransactionClient,
  limits: TransactionLimits,
): Promise<void> {
  await client.$queryRaw(Prisma.sql`
    SELECT set_config('statement_timeout', ${String(limits.statementMs)}, true),
      set_config('transaction_timeout', '0', true),
      set_config('transaction_timeout', ${String(limits.wholeMs)}, true)`);
}
