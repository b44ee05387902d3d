import { Prisma } from "@marquee/db/generated/client";
import type { Role } from "@marquee/schemas/actor";
import type { LinkedUser, RedeemLinkInput } from "@marquee/schemas/one-time-link";
import { ServiceError } from "@marquee/schemas/service-error";
import { changeAccess, endAllAccess, userSubject } from "./access-change";
import type { AccessContext } from "./context";
import { readRows } from "./database-call";
import { withdrawLinks } from "./invitation";
import { goodPasswordHash } from "./user-write";

const { sql } = Prisma;

// Whoever has the link is nobody yet: it is the permission.

/** Whose a one-time link is. Throws `invalid_link` for one that is unknown, used, replaced or expired. */
export async function readLink(ctx: AccessContext, token: string): Promise<LinkedUser> {
  const { name, password_hash } = await findLink(ctx, token);
  return { user: name, has_password: password_hash !== null };
}

/**
 * Sets a password by a one-time link, and ends everything the user was signed in with. A second factor
 * stays. Throws `invalid_link`, also to all but one of those who use it at once, and `invalid_input` for a
 * password that is too easily guessed.
 */
export async function redeemLink(
  ctx: AccessContext,
  { token, password }: RedeemLinkInput,
): Promise<LinkedUser> {
  const found = await findLink(ctx, token);
  const user = { id: found.user_id, name: found.name };
  const password_hash = await goodPasswordHash(password, user.name);
  const asThemselves = { ...ctx, actor: { kind: "user" as const, role: found.role, ...user } };
  await changeAccess(asThemselves, async (change) => {
    const { count } = await change.client.invitation.updateMany({
      where: { id: found.id, used_at: null, expires_at: { gt: new Date() } },
      data: { used_at: new Date() },
    });
    if (count === 0) throw invalidLink();
    const set = await change.client.user.updateMany({
      where: { id: user.id, disabled_at: null },
      data: { password_hash },
    });
    if (set.count === 0) throw invalidLink();
    await endAllAccess(change, user.id);
    await withdrawLinks(change.client, user.id);
    const detail = { by: "link" };
    await change.happened({ kind: "password_changed", subject: userSubject(user), detail });
  });
  return { user: user.name, has_password: true };
}

type Link = {
  id: string;
  user_id: string;
  name: string;
  role: Role;
  password_hash: string | null;
};

async function findLink(ctx: AccessContext, token: string): Promise<Link> {
  const token_hash = ctx.access.links.hash(token);
  const [found] = await readRows<Link>(
    ctx,
    sql`SELECT invitations."id", "user_id", "name", "role", "password_hash"
      FROM invitations JOIN users ON users."id" = "user_id"
      WHERE "token_hash" = ${token_hash} AND "used_at" IS NULL AND "expires_at" > now()
        AND "disabled_at" IS NULL`,
  );
  if (!found) throw invalidLink();
  return found;
}

function invalidLink(): ServiceError {
  return new ServiceError(
    "invalid_link",
    "This link has been used, replaced by a newer one, or has expired. Ask an administrator for another.",
  );
}
