import { type Credentials, checkCredentials } from "@marquee/auth/credential-check";
import { type Principal, principalActor } from "@marquee/auth/principal";
import { type HappenedEvent, recordSecurityEvent } from "@marquee/auth/security-event";
import { accountActor, findAccount } from "@marquee/auth/user";
import { type Actor, anonymous } from "@marquee/schemas/actor";
import type { AccessContext } from "./context";
import { asServiceError } from "./database-call";
import { askToGuess, tooManyGuesses } from "./guess-limit";
import { takeCode } from "./second-factor";

/** What came of signing in. `code_required`: all is right so far, and a code of the second factor is asked. */
export type SignedIn =
  | { result: "signed_in"; token: string }
  | { result: "refused" }
  | { result: "code_required" };

/** Begins a session in a browser, whose token it gives, where the credentials are right. */
export async function signIn(ctx: AccessContext, credentials: Credentials): Promise<SignedIn> {
  const principal = await checkSignIn(ctx, credentials);
  if (principal === codeRequired) return { result: "code_required" };
  if (principal?.kind !== "user") return { result: "refused" };
  return { result: "signed_in", token: await ctx.access.sessions.begin(principal, ctx) };
}

/** Ends the session of a token; one that has ended already stays so. */
export async function signOut(ctx: AccessContext, token: string): Promise<void> {
  const actor = (await ctx.access.sessions.read(token)) ?? anonymous;
  await ctx.access.sessions.end(token);
  if (actor.kind === "user") await happened(ctx, actor, { kind: "sign_out" });
}

/** A cookie by which the browser of a session is known from now on; undefined where the session has ended. */
export async function rememberDevice(
  { access, db }: AccessContext,
  token: string,
): Promise<string | undefined> {
  const actor = await access.sessions.read(token);
  const account = actor?.kind === "user" ? await findAccount(db, actor.id) : undefined;
  return account && access.devices.issue(account);
}

/** The credentials are right and lack the code of the second factor: nobody is let in by that. */
export const codeRequired = "code_required";

/**
 * Whose the credentials are, or undefined where they are refused: a wrong code is as a wrong password.
 * Each attempt is a security event, but for one that a code is yet asked of. Throws `rate_limited`, without
 * having looked at them, where too many have failed.
 */
export async function checkSignIn(
  ctx: AccessContext,
  credentials: Credentials,
): Promise<Principal | typeof codeRequired | undefined> {
  const isClient = credentials.kind === "client";
  const kind = isClient ? "api_key" : "user";
  const name = shownName(isClient ? credentials.client_id : credentials.user);
  const leave = await askToGuess(ctx, isClient ? undefined : credentials.user);
  if (!leave.is_given) {
    const event = { kind: "sign_in_throttled", subject: { kind, id: null, name } } as const;
    if (leave.is_news) await happened(ctx, ctx.actor, event);
    throw tooManyGuesses(leave.retry_after);
  }
  const known = await checkCredentials(ctx.access.checks, credentials);
  const principal = known && (await checkSecondFactor(ctx, known, credentials));
  if (principal) await leave.wasRight();
  if (principal === codeRequired) return principal;
  await happened(ctx, principal ? principalActor(principal) : ctx.actor, {
    kind: principal ? "sign_in" : "sign_in_refused",
    subject: principal ?? { kind, id: null, name },
  });
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

async function happened(ctx: AccessContext, actor: Actor, event: HappenedEvent): Promise<void> {
  try {
    await recordSecurityEvent(ctx.db.prisma, { ...ctx, actor }, event);
  } catch (error) {
    throw asServiceError(error);
  }
}

/** What was typed as a name, as far as the database keeps it: it may be anything. */
function shownName(typed: string): string {
  return typed.toWellFormed().replaceAll(/\p{C}/gu, "").slice(0, 100);
}
