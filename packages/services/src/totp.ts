import { newTotpSecret, totpStep } from "@marquee/auth/totp";
import type { Prisma } from "@marquee/db/generated/client";
import type {
  BeginTotpInput,
  ConfirmedInput,
  ConfirmTotpInput,
  RecoveryCodes,
  TotpSecret,
} from "@marquee/schemas/account";
import { missing } from "@marquee/schemas/missing";
import { refusedInput, ServiceError } from "@marquee/schemas/service-error";
import { type AccessChange, changeAccess, userSubject } from "./access-change";
import { confirmPerson, lookOnce, type Person } from "./confirm-person";
import type { AccessContext } from "./context";
import { asServiceError } from "./database-call";
import { requirePerson } from "./person";

/**
 * A new secret for one's authenticator, in place of one that was begun and not confirmed; until a code
 * confirms it nothing changes. Whoever has a password is asked for it: a session that was left open, or a
 * token that someone else has seen, must not shut its owner out. Throws `totp_enrolled` where there is a second
 * factor already, `forbidden` where there is no first one, `invalid_input` for a password that is missing or wrong,
 * and `rate_limited` after too many.
 */
export async function beginTotp(
  ctx: AccessContext,
  { password }: BeginTotpInput,
): Promise<TotpSecret> {
  const person = requirePerson(ctx.actor);
  const { id, name } = person;
  const { totp_confirmed_at, password_hash, identities } = await totpOf(ctx, id);
  if (totp_confirmed_at) throw totpEnrolled();
  // Whoever knows its name may have come so far.
  if (password_hash === null && identities.length === 0) throw noFirstFactor();
  if (password_hash !== null) await confirmPerson(ctx, person, { password: given(password) });
  const made = newTotpSecret(name, ctx.access.links.public_url);
  const totp_secret = await ctx.access.vault.close("totp", made.secret);
  await changeAccess(ctx, async ({ client }) => {
    const { count } = await client.user.updateMany({
      where: { id, totp_confirmed_at: null },
      data: { totp_secret, totp_last_step: null },
    });
    if (count === 0) throw totpEnrolled();
  });
  return made;
}

/**
 * Enrols the authenticator that was begun, by a code of it, and gives the recovery codes. Throws
 * `totp_not_begun`, `totp_enrolled`, `invalid_input` for a wrong code, and `rate_limited` after too many of those.
 */
export async function confirmTotp(
  ctx: AccessContext,
  { code }: ConfirmTotpInput,
): Promise<RecoveryCodes> {
  const person = requirePerson(ctx.actor);
  const { id } = person;
  const { totp_secret, step } = await begunStep(ctx, person, code);
  return changeAccess(ctx, async (change) => {
    const { count } = await change.client.user.updateMany({
      where: { id, totp_secret, totp_confirmed_at: null },
      data: { totp_confirmed_at: new Date(), totp_last_step: step, updated_at: new Date() },
    });
    if (count === 0) throw totpEnrolled();
    await change.happened({ kind: "totp_enrolled", subject: userSubject(person) });
    return makeRecoveryCodes(ctx, change, id);
  });
}

/**
 * Takes one's second factor away, confirmed by password or code. Throws `totp_not_enrolled`,
 * `invalid_input` where what confirms it is wrong, and `rate_limited` where that was so too often.
 */
export async function removeTotp(
  ctx: AccessContext,
  proof: ConfirmedInput,
): Promise<Record<string, never>> {
  const person = requirePerson(ctx.actor);
  await requireEnrolled(ctx, person.id);
  await confirmPerson(ctx, person, proof);
  await changeAccess(ctx, async (change) => {
    await clearTotp(change, person.id);
    await change.happened({ kind: "totp_removed", subject: userSubject(person) });
  });
  return {};
}

/** New recovery codes in place of all there were, confirmed by password or code. Throws as `removeTotp`. */
export async function renewRecoveryCodes(
  ctx: AccessContext,
  proof: ConfirmedInput,
): Promise<RecoveryCodes> {
  const person = requirePerson(ctx.actor);
  await requireEnrolled(ctx, person.id);
  await confirmPerson(ctx, person, proof);
  return changeAccess(ctx, async (change) => {
    await change.happened({ kind: "recovery_codes_renewed", subject: userSubject(person) });
    return makeRecoveryCodes(ctx, change, person.id);
  });
}

/** A user has no second factor, and no recovery codes of it. */
export async function clearTotp({ client }: AccessChange, id: string): Promise<void> {
  await client.user.update({
    where: { id },
    data: { totp_secret: null, totp_confirmed_at: null, totp_last_step: null },
    select: { id: true },
  });
  await client.recoveryCode.deleteMany({ where: { user_id: id } });
}

async function makeRecoveryCodes(
  { access }: AccessContext,
  { client }: AccessChange,
  user_id: string,
): Promise<RecoveryCodes> {
  const { codes, hashes } = access.recovery.make();
  await client.recoveryCode.deleteMany({ where: { user_id } });
  const data = hashes.map((code_hash) => ({ user_id, code_hash }));
  await client.recoveryCode.createMany({ data });
  return { recovery_codes: codes };
}

function given(password: string | undefined): string {
  if (password !== undefined) return password;
  throw refusedInput([{ pointer: "/password", code: "required", detail: missing }]);
}

async function begunStep(ctx: AccessContext, person: Person, code: string) {
  const { totp_secret, totp_confirmed_at } = await totpOf(ctx, person.id);
  if (totp_confirmed_at) throw totpEnrolled();
  const secret = totp_secret && (await ctx.access.vault.open("totp", totp_secret));
  if (!secret) throw new ServiceError("totp_not_begun", "Begin with account.totp.begin.");
  const step = await lookOnce(ctx, person, async () => totpStep(secret, code));
  if (step !== undefined) return { totp_secret, step };
  const detail = "is not the code that the authenticator shows now; its clock must be right";
  throw refusedInput([{ pointer: "/code", code: "wrong", detail }]);
}

async function requireEnrolled(ctx: AccessContext, id: string): Promise<void> {
  const { totp_confirmed_at } = await totpOf(ctx, id);
  if (!totp_confirmed_at) {
    throw new ServiceError("totp_not_enrolled", "There is no second factor on this account.");
  }
}

const totpColumns = {
  totp_secret: true,
  totp_confirmed_at: true,
  password_hash: true,
  identities: { select: { subject: true }, take: 1 },
} as const satisfies Prisma.UserSelect;

async function totpOf(ctx: AccessContext, id: string) {
  try {
    return await ctx.db.prisma.user.findUniqueOrThrow({ where: { id }, select: totpColumns });
  } catch (error) {
    throw asServiceError(error);
  }
}

function noFirstFactor(): ServiceError {
  return new ServiceError(
    "forbidden",
    "A second factor goes with a password, and this account has none yet: an administrator can make the link by which it is set.",
  );
}

function totpEnrolled(): ServiceError {
  return new ServiceError(
    "totp_enrolled",
    "This account has a second factor already: remove that one first.",
  );
}
