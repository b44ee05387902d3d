import { externalAccount } from "@marquee/auth/external-account";
import type { ExternalPerson } from "@marquee/auth/external-claims";
import { recordSecurityEvent } from "@marquee/auth/security-event";
import type { Account } from "@marquee/auth/user";
import { accountActor, findLinkedAccount } from "@marquee/auth/user";
import { Prisma } from "@marquee/db/generated/client";
import type { Role } from "@marquee/schemas/actor";
import { ServiceError } from "@marquee/schemas/service-error";
import { type AccessChange, changeAccess, userSubject } from "./access-change";
import type { AccessContext } from "./context";
import { asServiceError } from "./database-call";

const { sql } = Prisma;

/** What an ID token says, once it is verified. */
export type IdTokenClaims = { sub: string } & Record<string, unknown>;

/**
 * Begins a session of someone whom the external issuer vouches for, and gives its token; undefined where
 * they have no role here or were disabled. At their first coming they become a user; their role is what
 * the issuer's claims give now.
 */
export async function signInExternally(
  ctx: AccessContext,
  claims: IdTokenClaims,
): Promise<string | undefined> {
  const { oidc, sessions } = ctx.access;
  if (!oidc) throw new ServiceError("not_found", "No external issuer is configured.");
  const person = oidc.person(claims);
  try {
    const account = await admitted(ctx, person);
    await record(ctx, person, account);
    return account && (await sessions.begin(account, ctx));
  } catch (error) {
    throw asServiceError(error);
  }
}

async function admitted(ctx: AccessContext, person: ExternalPerson): Promise<Account | undefined> {
  const { role } = person;
  if (role === undefined) return undefined;
  const account = await externalAccount(ctx.db, { ...person, role }, ctx);
  if (account.is_disabled) return undefined;
  if (account.role === role) return account;
  await changeAccess(ctx, (change) => changeRole(change, account, role));
  return findLinkedAccount(ctx.db.prisma, person);
}

/**
 * The enabled administrators are locked in one order, as wherever one of them is changed: the last of them
 * stays one, whatever the issuer says, or nobody could manage users any more.
 */
async function changeRole(
  { client, happened }: AccessChange,
  { id, name, role: from }: Account,
  to: Role,
): Promise<void> {
  const administrators = await client.$queryRaw<{ id: string }[]>(sql`
    SELECT id FROM users WHERE role = 'admin' AND disabled_at IS NULL ORDER BY id FOR NO KEY UPDATE`);
  if (administrators.length === 1 && administrators[0]?.id === id) return;
  await client.user.update({
    where: { id },
    data: { role: to, updated_at: new Date() },
    select: { id: true },
  });
  const subject = userSubject({ id, name });
  await happened({ kind: "user_role_changed", subject, detail: { from, to } });
}

function record(
  ctx: AccessContext,
  { issuer, subject: external_subject, name }: ExternalPerson,
  account: Account | undefined,
): Promise<void> {
  const detail = { issuer, external_subject };
  const subject = { kind: "user" as const, id: account?.id ?? null, name: account?.name ?? name };
  const actor = account ? accountActor(account) : ctx.actor;
  const kind = account ? "sign_in" : "sign_in_refused";
  return recordSecurityEvent(ctx.db.prisma, { ...ctx, actor }, { kind, subject, detail });
}
