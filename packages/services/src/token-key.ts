import { recordSecurityEvent } from "@marquee/auth/security-event";
import type { TokenKeys } from "@marquee/auth/token-key";
import type { Database } from "@marquee/db/database";
import { newId } from "@marquee/db/id";
import { requirePermission } from "@marquee/schemas/actor";
import type { AccessContext, ServiceContext } from "./context";
import { inTransaction } from "./run-transaction";
import type { Transaction } from "./transaction";

type RotationContext = ServiceContext & { access: { keys: TokenKeys } } & Pick<
    AccessContext,
    "address" | "user_agent"
  >;

/**
 * Lets the next key sign access tokens, and publishes another; a key signs from a minute after it was
 * published. Tokens of the keys before stay good unless `ends_old`, which is for a key that someone has
 * seen: they end at once, and within half a minute on other instances.
 */
export function rotateTokenKeys(
  ctx: RotationContext,
  { ends_old }: { ends_old: boolean },
): Promise<{ kid: string }> {
  requirePermission(ctx.actor, "token.revoke");
  return inTransaction(ctx, ctx.db.limits.ordinary, (within) => rotate(within, ends_old));
}

/** Rotates keys that have signed for 30 days. The program's own. Answers how many took their turn. */
export async function rotateDueTokenKeys(db: Database, keys: TokenKeys): Promise<number> {
  const ctx: RotationContext = {
    actor: { kind: "system", name: "token key rotation" },
    door: "system",
    request_id: newId(),
    db,
    access: { keys },
    address: undefined,
    user_agent: undefined,
  };
  return inTransaction(ctx, ctx.db.limits.ordinary, async (within) => {
    if (!(await keys.isRotationDue(within.transaction.client))) return 0;
    await rotate(within, false);
    return 1;
  });
}

async function rotate(
  ctx: RotationContext & { transaction: Transaction },
  ends_old: boolean,
): Promise<{ kid: string }> {
  const { transaction, access } = ctx;
  transaction.afterwards.push(() => access.keys.forget());
  const kid = await access.keys.rotate(transaction.client, { ends_old });
  await recordSecurityEvent(transaction.client, ctx, {
    kind: "token_keys_rotated",
    detail: { kid, ends_old },
  });
  return { kid };
}
