import { type Credentials, checkCredentials } from "@marquee/auth/credential-check";
import { type HappenedEvent, recordSecurityEvent } from "@marquee/auth/security-event";
import { type Account, accountActor } from "@marquee/auth/user";
import { type Actor, anonymous } from "@marquee/schemas/actor";
import type { AccessContext } from "./context";
import { asServiceError } from "./database-call";
import { takeCode } from "./second-factor";

/** What came of signing in. `code_required`: all is right so far, and a code of the second factor is asked. */
export type SignedIn =
  | { result: "signed_in"; token: string }
  | { result: "refused" }
  | { result: "code_required" };

/** Begins a session in a browser, whose token it gives, where the credentials are right. */
export async function signIn(ctx: AccessContext, credentials: Credentials): Promise<SignedIn> {
  const account = await checkSignIn(ctx, credentials);
  if (account === undefined) return { result: "refused" };
  if (account === codeRequired) return { result: "code_required" };
  return { result: "signed_in", token: await ctx.access.sessions.begin(account, ctx) };
}

/** Ends the session of a token; one that has ended already stays so. */
export async function signOut(ctx: AccessContext, token: string): Promise<void> {
  const actor = (await ctx.access.sessions.read(token)) ?? anonymous;
  await ctx.access.sessions.end(token);
  if (actor.kind === "user") await happened(ctx, actor, { kind: "sign_out" });
}

/** The credentials are right and lack the code of the second factor: nobody is let in by that. */
export const codeRequired = "code_required";

/**
 * Whose the credentials are, or undefined where they are refused: a wrong code is as a wrong password.
 * Each attempt is a security event, but for one that a code is yet asked of.
 */
export async function checkSignIn(
  ctx: AccessContext,
  credentials: Credentials,
): Promise<Account | typeof codeRequired | undefined> {
  const known = await checkCredentials(ctx.access.checks, credentials);
  const account = known && (await checkSecondFactor(ctx, known, credentials));
  if (account === codeRequired) return account;
  const isClient = credentials.kind === "client";
  const shown = shownName(isClient ? credentials.client_id : credentials.user);
  await happened(ctx, account ? accountActor(account) : ctx.actor, {
    kind: account ? "sign_in" : "sign_in_refused",
    subject: {
      kind: isClient ? "api_key" : "user",
      id: account?.id ?? null,
      name: account?.name ?? shown,
    },
  });
  return account;
}

/** A program's own secret needs no second factor; a person's account that has one always does. */
async function checkSecondFactor(
  ctx: AccessContext,
  account: Account,
  credentials: Credentials,
): Promise<Account | typeof codeRequired | undefined> {
  if (!account.has_totp || credentials.kind === "client") return account;
  if (credentials.otp === undefined) return codeRequired;
  const isRight = await takeCode(ctx, accountActor(account), credentials.otp);
  return isRight ? account : undefined;
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
