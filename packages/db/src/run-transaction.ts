import type { Database } from "./database";
import { Prisma } from "./generated/client";
import { withRetries } from "./retry";
import { prismaLimitMs, type TransactionLimits } from "./timeouts";

/**
 * Runs statements as one transaction; again from the beginning when another transaction was in its way.
 * `retriesLostConnection` also repeats it when the connection broke: only for what may run twice.
 */
export function runTransaction<T>(
  db: Pick<Database, "prisma" | "limits">,
  limits: TransactionLimits,
  run: (client: Prisma.TransactionClient) => Promise<T>,
  options = { retriesLostConnection: false },
): Promise<T> {
  const attempt = () =>
    db.prisma.$transaction(
      async (client) => {
        await setLimits(client, limits);
        return run(client);
      },
      { timeout: prismaLimitMs(db.limits, limits) },
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
