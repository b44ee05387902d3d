import type { AccessContext } from "./context";
import { inTransaction, ordinaryLimits } from "./run-transaction";
import type { Transaction } from "./transaction";

/** What services that change who may enter are given: the transaction is open. */
export type AccessChange = AccessContext & { transaction: Transaction };

/**
 * Changes who may enter, with its security event, as one transaction. Once it is kept, nothing that was
 * known before counts on this instance; on the others, within a second.
 */
export function changeAccess<T>(
  ctx: AccessContext,
  run: (ctx: AccessChange) => Promise<T>,
): Promise<T> {
  return inTransaction(ctx, ordinaryLimits, (within) => {
    if (!within.transaction) throw new Error("There is no transaction");
    const { transaction } = within;
    transaction.onceKept.push(() => ctx.access.memory.forget());
    return run({ ...within, transaction });
  });
}
