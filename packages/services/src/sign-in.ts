import type { AccessToken } from "@marquee/auth/access-token";
import { type Credentials, checkCredentials } from "@marquee/auth/credential-check";
import { type Principal, principalActor } from "@marquee/auth/principal";
import { type HappenedEvent, recordSecurityEvent } from "@marquee/auth/security-event";
import { accountActor } from "@marquee/auth/user";
import type { Prisma } from "@marquee/db/generated/client";
import { changeAccess, userSubject } from "./access-change";
import type { AccessContext } from "./context";
import { asServiceError } from "./database-call";
import { askToGuess, tooManyGuesses } from "./guess-limit";
import { findNamedAccount } from "./named-account";
import { inTransaction } from "./run-transaction";
import { takeCode } from "./second-factor";

/** What came of signing in. `code_required`: all is right so far, and a code of the second factor is asked. */
export type SignedIn<Token> =
  | { result: "signed_in"; token: Token }
  | { result: "refused" }
  | { result: "code_required" };

/**
 * Begins a session in a browser, whose token it gives, where the credentials are right. Throws `rate_limited`,
 * without having looked at them, where too many have failed.
 */
export async function signIn(
  ctx: AccessContext,
  credentials: Credentials,
): Promise<SignedIn<string>> {
  const principal = await checkSignIn(ctx, credentials);
  if (principal === codeRequired) return { result: codeRequired };
  if (principal?.kind !== "user") return { result: "refused" };
  return inTransaction(ctx, ctx.db.limits.ordinary, async ({ transaction: { client } }) => {
    const token = await ctx.access.sessions.begin(principal, ctx, client);
    await recordSignIn(client, ctx, principal);
    return { result: "signed_in", token };
  });
}

/** Gives an access token where the credentials are right, once that is written down. Throws as `signIn`. */
export async function issueToken(
  ctx: AccessContext,
  credentials: Credentials,
): Promise<SignedIn<AccessToken>> {
  const { access, db, door } = ctx;
  const principal = await checkSignIn(ctx, credentials);
  if (principal === codeRequired) return { result: codeRequired };
  if (principal === undefined) return { result: "refused" };
  try {
    const token = await access.tokens.issue(principal);
    await recordSignIn(db.prisma, ctx, principal);
    if (principal.kind === "api_key") await access.api_key_use.note(principal.id, door);
    return { result: "signed_in", token };
  } catch (error) {
    throw asServiceError(error);
  }
}

/** Ends the session of a token; one that has ended already stays so. */
export async function signOut(ctx: AccessContext, token: string): Promise<void> {
  const { sessions } = ctx.access;
  const actor = await sessions.read(token);
  const asThemselves = { ...ctx, actor: actor ?? ctx.actor };
  await changeAccess(asThemselves, async ({ client, happened }) => {
    const hasEnded = await sessions.end(token, client);
    if (hasEnded && actor?.kind === "user") {
      await happened({ kind: "sign_out", subject: userSubject(actor) });
    }
  });
}

/** A cookie by which the browser of a session is known from now on; undefined where the session has ended. */
export async function rememberDevice(
  { access, db }: AccessContext,
  token: string,
): Promise<string | undefined> {
  const actor = await access.sessions.read(token);
  if (actor?.kind !== "user") return undefined;
  const owner = await db.prisma.user.findUnique({
    where: { id: actor.id },
    select: { id: true, device_version: true },
  });
  return owner ? access.devices.issue(owner) : undefined;
}

/** The credentials are right and lack the code of the second factor: nobody is let in by that. */
const codeRequired = "code_required";

/**
 * Whose the credentials are, or undefined where they are refused: a wrong code is as a wrong password. Each
 * attempt that does not let in is a security event of the account that it names, if there is one.
 */
async function checkSignIn(
  ctx: AccessContext,
  credentials: Credentials,
): Promise<Principal | typeof codeRequired | undefined> {
  const { subject, guessed } = await findNamedAccount(ctx, credentials);
  const leave = await askToGuess(ctx, guessed);
  if (!leave.is_given) {
    if (leave.is_news) await happened(ctx, { kind: "sign_in_throttled", subject });
    throw tooManyGuesses(leave.retry_after);
  }
  const known = await checkCredentials(ctx.access.checks, credentials);
  const principal = known && (await checkSecondFactor(ctx, known, credentials));
  await leave.end(principal !== undefined);
  if (principal === undefined) await happened(ctx, { kind: "sign_in_refused", subject });
  if (principal === codeRequired) await happened(ctx, { kind: "sign_in_code_required", subject });
  return principal;
}

/** A program's own secret needs no second factor; a person's account that has one always does. */
async function checkSecondFactor(
  ctx: AccessContext,
  principal: Principal,
  credentials: Credentials,
): Promise<Principal | typeof codeRequired | undefined> {
  if (principal.kind !== "user" || !principal.has_totp || credentials.kind === "client") {
    return principal;
  }
  if (credentials.otp === undefined) return codeRequired;
  const isRight = await takeCode(ctx, accountActor(principal), credentials.otp);
  return isRight ? principal : undefined;
}

function recordSignIn(
  client: Prisma.TransactionClient,
  ctx: AccessContext,
  principal: Principal,
): Promise<void> {
  const origin = { ...ctx, actor: principalActor(principal) };
  return recordSecurityEvent(client, origin, { kind: "sign_in", subject: principal });
}

async function happened(ctx: AccessContext, event: HappenedEvent): Promise<void> {
  try {
    await recordSecurityEvent(ctx.db.prisma, ctx, event);
  } catch (error) {
    throw asServiceError(error);
  }
}
