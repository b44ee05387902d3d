import type { TokenIdentity } from "@marquee/auth/bearer-tokens";
import type { Database } from "@marquee/db/database";
import { Prisma } from "@marquee/db/generated/client";
import { type Actor, requirePermission } from "@marquee/schemas/actor";
import { isServiceError, refusedInput, ServiceError } from "@marquee/schemas/service-error";
import type { RevokeTokenInput } from "@marquee/schemas/token";
import { type AccessChange, changeAccess, endAllAccess, userSubject } from "./access-change";
import type { AccessContext } from "./context";

const { sql } = Prisma;

/**
 * Takes back one access token, or all tokens and sessions of a subject. One's own are anyone's to take
 * back; others need `token.revoke`. A token that is taken back already stays so. Throws `invalid_input`
 * for what is no live token, and `subject_not_found`.
 */
export async function revokeToken(
  ctx: AccessContext,
  { token, subject }: RevokeTokenInput,
): Promise<{ revoked: "token" | "subject" }> {
  requirePermission(ctx.actor, "account.manage");
  if (subject !== undefined) {
    if (!isOwn(ctx.actor, subject)) requirePermission(ctx.actor, "token.revoke");
    await changeAccess(ctx, (change) => revokeSubject(change, subject));
    return { revoked: "subject" };
  }
  const identity = await identify(ctx, token ?? "");
  if (!isOwn(ctx.actor, identity.subject?.id)) requirePermission(ctx.actor, "token.revoke");
  await changeAccess(ctx, (change) => revokeOne(change, identity));
  return { revoked: "token" };
}

/** Forgets revoked tokens that have ended by themselves. The program's own. Answers how many. */
export function forgetRevokedTokens({ prisma }: Database): Promise<number> {
  // An hour later than needed: instances' clocks may differ.
  return prisma.$executeRaw(
    sql`DELETE FROM revoked_tokens WHERE expires_at < CURRENT_TIMESTAMP - interval '1 hour'`,
  );
}

async function identify({ access }: AccessContext, token: string): Promise<TokenIdentity> {
  const issuer = access.issuers.find((tokens) => tokens.isOwn(token));
  try {
    if (issuer) return await issuer.identify(token);
  } catch (error) {
    if (!isServiceError(error) || error.code !== "unauthenticated") throw error;
  }
  throw refusedInput([
    {
      pointer: "/token",
      code: "not_a_token",
      detail: "must be an access token that has not ended",
    },
  ]);
}

async function revokeOne(
  { client, happened }: AccessChange,
  { jti, expires_at, subject }: TokenIdentity,
): Promise<void> {
  const added = await client.$executeRaw(sql`
    INSERT INTO revoked_tokens (jti, expires_at) VALUES (${jti}::uuid, ${expires_at}) ON CONFLICT DO NOTHING`);
  if (added === 0) return;
  const detail = subject && { of: subject.kind, subject_id: subject.id };
  await happened({
    kind: "token_revoked",
    subject: { kind: "token", id: jti, name: "access token" },
    detail,
  });
}

async function revokeSubject(change: AccessChange, id: string): Promise<void> {
  const subject = (await endUser(change, id)) ?? (await endKeyTokens(change, id));
  if (!subject) {
    throw new ServiceError("subject_not_found", "There is no user and no API key with this id.");
  }
  await change.happened({ kind: "token_revoked", subject });
}

async function endUser(change: AccessChange, id: string) {
  const user = await change.client.user.findUnique({ where: { id }, select: { name: true } });
  if (!user) return undefined;
  await endAllAccess(change, id);
  return userSubject({ id, name: user.name });
}

async function endKeyTokens({ client }: AccessChange, id: string) {
  const [key] = await client.$queryRaw<{ name: string }[]>(sql`
    UPDATE api_keys SET session_version = session_version + 1 WHERE id = ${id}::uuid RETURNING name`);
  return key && { kind: "api_key" as const, id, name: key.name };
}

function isOwn(actor: Actor, id: string | undefined): boolean {
  return "id" in actor && actor.id === id;
}
