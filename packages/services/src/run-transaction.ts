import { runTransaction, setLimits } from "@marquee/db/run-transaction";
import type { TransactionLimits } from "@marquee/db/timeouts";
import type { ServiceContext } from "./context";
import { asServiceError } from "./database-call";
import type { Transaction } from "./transaction";

/**
 * Runs statements as one transaction, or in the one that is already open; again from the beginning when
 * another transaction was in its way. `retriesLostConnection` also repeats it when the connection broke:
 * only for what may run twice.
 */
export async function inTransaction<T, Context extends ServiceContext>(
  ctx: Context,
  limits: TransactionLimits,
  run: (ctx: Context & { transaction: Transaction }) => Promise<T>,
  options = { retriesLostConnection: false },
): Promise<T> {
  const { transaction: open } = ctx;
  if (open) {
    await setLimits(open.client, limits);
    return run({ ...ctx, transaction: open });
  }
  let afterwards: (() => void)[] = [];
  const attempt = async (client: Transaction["client"]) => {
    const transaction: Transaction = { client, afterwards: [] };
    const result = await run({ ...ctx, transaction });
    if (transaction.failure !== undefined) throw transaction.failure;
    afterwards = [...transaction.afterwards];
    return result;
  };
  try {
    const result = await runTransaction(ctx.db, limits, attempt, options);
    for (const act of afterwards) act();
    return result;
  } catch (error) {
    throw asServiceError(error);
  }
}
