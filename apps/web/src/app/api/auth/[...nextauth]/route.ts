import { isFromOwnPage } from "@marquee/api/own-page";
import { cookies, headers } from "next/headers";
import NextAuth from "next-auth";
import { application } from "../../../../lib/application";
import { authOptions } from "../../../../lib/auth-options";
import { bodyRefusal } from "../../../../lib/body-limit";
import { browserOf } from "../../../../lib/browser-of";
import { getServerConfig } from "../../../../lib/config";

type RouteContext = { params: Promise<{ nextauth: string[] }> };

async function handler(request: Request, context: RouteContext): Promise<Response> {
  // The options are read at a request, not when the build looks at this file.
  const options = authOptions();
  const asked = [
    new URL(request.url).searchParams.get("callbackUrl"),
    (await cookies()).get(options.cookies?.callbackUrl?.name ?? "")?.value,
  ];
  // next-auth would take it for a mistake in the configuration.
  if (!asked.every(isAddress)) return refuse("callbackUrl must be an address of this site.");
  return NextAuth(options)(request, context);
}

/** next-auth would answer that credentials cannot be got as for a mistake in the configuration. */
async function get(request: Request, context: RouteContext): Promise<Response> {
  const { nextauth } = await context.params;
  return nextauth.join("/") === "callback/credentials"
    ? new Response(null, { status: 405, headers: { Allow: "POST" } })
    : handler(request, context);
}

/** Whether next-auth can read it; where it leads is decided when it is followed. */
function isAddress(url: unknown): boolean {
  if (url === null || url === undefined || url === "") return true;
  if (typeof url !== "string") return false;
  return url.startsWith("/") || (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol));
}

/** What is wrong with a body that next-auth would fail at, or undefined. */
async function badBody(request: Request): Promise<Response | undefined> {
  if (!request.headers.get("content-type")?.includes("application/json")) return undefined;
  const body: unknown = await request
    .clone()
    .json()
    .catch(() => undefined);
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    return refuse("The body must be a JSON object.");
  }
  const isGood = isAddress((body as { callbackUrl?: unknown }).callbackUrl);
  return isGood ? undefined : refuse("callbackUrl must be an address of this site.");
}

function refuse(reason: string): Response {
  return new Response(reason, { status: 400 });
}

/**
 * Only a page of ours may sign in or out. Signing out ends the session first: next-auth would clear the
 * cookie even where that failed.
 */
async function post(request: Request, context: RouteContext): Promise<Response> {
  const sent = { method: "POST", headers: Object.fromEntries(request.headers) };
  if (!isFromOwnPage(getServerConfig().public_url, sent)) {
    return new Response("This is for the pages of this site alone.", { status: 403 });
  }
  const refusal = bodyRefusal(request) ?? (await badBody(request));
  if (refusal) return refusal;
  const { nextauth } = await context.params;
  return nextauth[0] === "signout" && !(await endSession())
    ? new Response(null, { status: 503, headers: { "Retry-After": "1" } })
    : handler(request, context);
}

async function endSession(): Promise<boolean> {
  const app = application();
  const token = (await cookies()).get(app.session_cookie_name)?.value;
  try {
    if (token) await app.signOut(token, browserOf(Object.fromEntries(await headers())));
    return true;
  } catch {
    return false;
  }
}

export { get as GET, post as POST };
