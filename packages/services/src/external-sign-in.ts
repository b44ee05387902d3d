import { arrivedAccount } from "@marquee/auth/external-account";
import type { ExternalPerson } from "@marquee/auth/external-claims";
import { recordSecurityEvent } from "@marquee/auth/security-event";
import type { Account } from "@marquee/auth/user";
import { accountActor, findLinkedAccount } from "@marquee/auth/user";
import type { Role } from "@marquee/schemas/actor";
import { ServiceError } from "@marquee/schemas/service-error";
import { type AccessChange, changeAccess, userSubject } from "./access-change";
import type { AccessContext } from "./context";
import { lockUser } from "./lock-user";
import { inTransaction } from "./run-transaction";
import type { Transaction } from "./transaction";

/** What an ID token says, once it is verified. */
export type IdTokenClaims = { sub: string } & Record<string, unknown>;

/**
 * Begins a session of someone whom the external issuer vouches for, and gives its token; undefined where
 * they have no role here or were disabled. At their first coming they become a user; their role is what
 * the issuer's claims give now. All of it is one transaction. Throws `unauthenticated` for a subject that
 * nobody can be known by.
 */
export async function signInExternally(
  ctx: AccessContext,
  claims: IdTokenClaims,
): Promise<string | undefined> {
  const { oidc, sessions } = ctx.access;
  if (!oidc) throw new ServiceError("not_found", "No external issuer is configured.");
  const person = oidc.person(claims);
  return inTransaction(ctx, ctx.db.limits.ordinary, async (within) => {
    const account = await admitted(within, person);
    await record(within, person, account);
    return account && (await sessions.begin(account, ctx, within.transaction.client));
  });
}

type Within = AccessContext & { transaction: Transaction };

async function admitted(ctx: Within, person: ExternalPerson): Promise<Account | undefined> {
  const { client } = ctx.transaction;
  const { role } = person;
  if (role === undefined) return undefined;
  const known = await findLinkedAccount(client, person);
  const account = known ?? (await arrivedAccount(client, { ...person, role }, ctx));
  if (account.is_disabled) return undefined;
  if (account.role === role) return account;
  await changeAccess(ctx, (change) => changeRole(change, account.id, role));
  return findLinkedAccount(client, person);
}

/** The last administrator stays one, whatever the issuer says, or nobody could manage users any more. */
async function changeRole(change: AccessChange, id: string, to: Role): Promise<void> {
  const { name, role: from, is_last_administrator } = await lockUser(change, id);
  if (is_last_administrator || from === to) return;
  await change.client.user.update({
    where: { id },
    data: { role: to, updated_at: new Date() },
    select: { id: true },
  });
  const subject = userSubject({ id, name });
  await change.happened({ kind: "user_role_changed", subject, detail: { from, to } });
}

function record(
  ctx: Within,
  { issuer, subject: external_subject, name }: ExternalPerson,
  account: Account | undefined,
): Promise<void> {
  const detail = { issuer, external_subject };
  const subject = { kind: "user" as const, id: account?.id ?? null, name: account?.name ?? name };
  const actor = account ? accountActor(account) : ctx.actor;
  const kind = account ? "sign_in" : "sign_in_refused";
  return recordSecurityEvent(ctx.transaction.client, { ...ctx, actor }, { kind, subject, detail });
}
