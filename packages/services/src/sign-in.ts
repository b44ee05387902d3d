import { type Credentials, checkCredentials } from "@marquee/auth/credential-check";
import { type Principal, principalActor } from "@marquee/auth/principal";
import { type HappenedEvent, recordSecurityEvent } from "@marquee/auth/security-event";
import { type Actor, anonymous } from "@marquee/schemas/actor";
import type { AccessContext } from "./context";
import { asServiceError } from "./database-call";

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

/** Whose the credentials are, or undefined where they are refused. Each attempt is a security event. */
export async function checkSignIn(
  ctx: AccessContext,
  credentials: Credentials,
): Promise<Principal | undefined> {
  const principal = await checkCredentials(ctx.access.checks, credentials);
  const isClient = credentials.kind === "client";
  const shown = shownName(isClient ? credentials.client_id : credentials.user);
  await happened(ctx, principal ? principalActor(principal) : ctx.actor, {
    kind: principal ? "sign_in" : "sign_in_refused",
    subject: {
      kind: isClient ? "api_key" : "user",
      id: principal?.id ?? null,
      name: principal?.name ?? shown,
    },
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
