import { type Credentials, checkCredentials } from "@marquee/auth/credential-check";
import { type Principal, principalActor } from "@marquee/auth/principal";
import { type HappenedEvent, recordSecurityEvent } from "@marquee/auth/security-event";
import { findAccount } from "@marquee/auth/user";
import { type Actor, anonymous } from "@marquee/schemas/actor";
import type { AccessContext } from "./context";
import { asServiceError } from "./database-call";
import { askToGuess, tooManyGuesses } from "./guess-limit";

/** Begins a session in a browser and gives its token; undefined where the credentials are refused. */
export async function signIn(
  ctx: AccessContext,
  credentials: Credentials,
): Promise<string | undefined> {
  const principal = await checkSignIn(ctx, credentials);
  return principal?.kind === "user" ? ctx.access.sessions.begin(principal, ctx) : undefined;
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

/**
 * Whose the credentials are, or undefined where they are refused. Each attempt is a security event. Throws
 * `rate_limited`, without having looked at them, where too many have failed.
 */
export async function checkSignIn(
  ctx: AccessContext,
  credentials: Credentials,
): Promise<Principal | undefined> {
  const isClient = credentials.kind === "client";
  const kind = isClient ? "api_key" : "user";
  const name = shownName(isClient ? credentials.client_id : credentials.user);
  const leave = await askToGuess(ctx, isClient ? undefined : credentials.user);
  if (!leave.is_given) {
    const event = { kind: "sign_in_throttled", subject: { kind, id: null, name } } as const;
    if (leave.is_news) await happened(ctx, ctx.actor, event);
    throw tooManyGuesses(leave.retry_after);
  }
  const principal = await checkCredentials(ctx.access.checks, credentials);
  if (principal) await leave.wasRight();
  await happened(ctx, principal ? principalActor(principal) : ctx.actor, {
    kind: principal ? "sign_in" : "sign_in_refused",
    subject: { kind, id: principal?.id ?? null, name: principal?.name ?? name },
  });
  return principal;
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
