import { type HappenedEvent, recordSecurityEvent } from "@marquee/auth/security-event";
import type { Prisma } from "@marquee/db/generated/client";
import { lowerRole, unauthenticated } from "@marquee/schemas/actor";
import { isServiceError, ServiceError } from "@marquee/schemas/service-error";
import type { AccessContext } from "./context";
import { failed } from "./database-call";
import { inTransaction } from "./run-transaction";

/** What a change of who may enter is made with. */
export type AccessChange = {
  client: Prisma.TransactionClient;
  /** Writes down what the change did. */
  happened: (event: HappenedEvent) => Promise<void>;
};

/**
 * Changes who may enter. The change and its events are one transaction, and as soon as it is kept this
 * instance remembers nothing of before; others do for a second at most. Throws `unauthenticated` or `forbidden` where
 * the one who asks was ended or lowered since they came: a password takes a moment to be hashed.
 */
export async function changeAccess<T>(
  ctx: AccessContext,
  change: (made: AccessChange) => Promise<T>,
): Promise<T> {
  await requireStill(ctx);
  try {
    return await inTransaction(ctx, ctx.db.limits.ordinary, ({ transaction }) => {
      const { client, afterwards } = transaction;
      afterwards.push(() => ctx.access.memory.forget());
      return change({ client, happened: (event) => recordSecurityEvent(client, ctx, event) });
    });
  } catch (error) {
    throw isServiceError(error) ? error : failed(ctx, error);
  }
}

async function requireStill({ actor, actorNow, access }: AccessContext): Promise<void> {
  if (actorNow === undefined || actor.kind === "anonymous" || actor.kind === "system") return;
  access.memory.forget();
  const now = await actorNow();
  if (now.kind === "anonymous") throw unauthenticated();
  if (now.kind === "system" || lowerRole(now.role, actor.role) === actor.role) return;
  throw new ServiceError(
    "forbidden",
    `You have the role ${now.role} by now, so nothing was changed.`,
  );
}

/** The subject of an event: a user. */
export function userSubject({ id, name }: { id: string; name: string }) {
  return { kind: "user" as const, id, name };
}

/** Ends all sessions and access tokens of a user, and what is known of their browsers. */
export async function endAllAccess(change: AccessChange, user_id: string): Promise<void> {
  await endOtherAccess(change, user_id, undefined);
  await change.client.user.update({
    where: { id: user_id },
    data: { device_version: { increment: 1 } },
    select: { id: true },
  });
}

/** Ends all sessions and access tokens of a user but the session `kept`, if there is one. */
export async function endOtherAccess(
  { client }: AccessChange,
  user_id: string,
  kept: string | undefined,
): Promise<void> {
  const { session_version } = await client.user.update({
    where: { id: user_id },
    data: { session_version: { increment: 1 }, updated_at: new Date() },
    select: { session_version: true },
  });
  await client.session.deleteMany({ where: { user_id, id: { not: kept } } });
  if (kept !== undefined) {
    await client.session.updateMany({ where: { id: kept, user_id }, data: { session_version } });
  }
}
