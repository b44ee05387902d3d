import { otherMethod } from "@marquee/api/other-method";
import { isFromOwnPage } from "@marquee/api/own-page";
import { ServiceError } from "@marquee/schemas/service-error";
import { cookies, headers } from "next/headers";
import { NextRequest } from "next/server";
import NextAuth, { type NextAuthOptions } from "next-auth";
import { application } from "../../../../lib/application";
import { authMethods } from "../../../../lib/auth-methods";
import { authOptions } from "../../../../lib/auth-options";
import { bodyRefusal, bodyType } from "../../../../lib/body-limit";
import { browserOf } from "../../../../lib/browser-of";
import { getServerConfig } from "../../../../lib/config";
import { problemResponse } from "../../../../lib/problem-response";

type RouteContext = { params: Promise<{ nextauth: string[] }> };

/** A request that next-auth takes, with the options that were read for it. */
type Taken = { request: Request; context: RouteContext; options: NextAuthOptions };

async function handler({ request, context, options }: Taken): Promise<Response> {
  const asked = [
    new URL(request.url).searchParams.get("callbackUrl"),
    (await cookies()).get(options.cookies?.callbackUrl?.name ?? "")?.value,
  ];
  // next-auth would take it for a mistake in the configuration.
  if (!asked.every(isAddress)) return refuse(request, badCallbackUrl);
  return NextAuth(options)(request, context);
}

/** Whether next-auth can read it; where it leads is decided when it is followed. */
function isAddress(url: unknown): boolean {
  if (url === null || url === undefined || url === "") return true;
  if (typeof url !== "string") return false;
  return url.startsWith("/") || (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol));
}

const badCallbackUrl = "callbackUrl must be an address of this site.";

/** What is wrong with a body that next-auth would fail at, or undefined. */
async function badBody(request: Request): Promise<Response | undefined> {
  const type = bodyType(request);
  // next-auth takes a body for JSON wherever its type mentions that.
  const isJson = request.headers.get("content-type")?.includes("application/json") === true;
  if (type === "application/x-www-form-urlencoded" && !isJson) return undefined;
  if (type !== "application/json") {
    const message = "A body here is application/json or application/x-www-form-urlencoded.";
    return problemResponse(request, new ServiceError("unsupported_media_type", message));
  }
  const body: unknown = await request
    .clone()
    .json()
    .catch(() => undefined);
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    return refuse(request, "The body must be a JSON object.");
  }
  const isGood = isAddress((body as { callbackUrl?: unknown }).callbackUrl);
  return isGood ? undefined : refuse(request, badCallbackUrl);
}

function refuse(request: Request, reason: string): Response {
  return problemResponse(request, new ServiceError("invalid_input", reason));
}

/**
 * Only a page of ours may sign in or out. Signing out ends the session first: next-auth would clear the
 * cookie even where that failed.
 */
async function post(taken: Taken): Promise<Response> {
  const { request, context } = taken;
  const refusal = bodyRefusal(request) ?? (await badBody(request));
  if (refusal) return refusal;
  const { nextauth } = await context.params;
  return nextauth[0] === "signout" && !(await endSession())
    ? new Response(null, { status: 503, headers: { "Retry-After": "1" } })
    : handler(taken);
}

function isForeignPost(request: Request): boolean {
  const sent = { method: request.method, headers: Object.fromEntries(request.headers) };
  return request.method === "POST" && !isFromOwnPage(getServerConfig().public_url, sent);
}

/** As a GET, without the body. */
async function head(taken: Taken): Promise<Response> {
  const { url, headers: given } = taken.request;
  const request = new NextRequest(url, { headers: given });
  return new Response(null, await handler({ ...taken, request }));
}

/** Every method comes here: what next-auth does not take at a path it would answer as a failure. */
async function answer(request: Request, context: RouteContext): Promise<Response> {
  const { method } = request;
  if (isForeignPost(request)) {
    const message = "This is for the pages of this site alone.";
    return problemResponse(request, new ServiceError("forbidden", message));
  }
  // Read at a request, not when the build looks at this file.
  const options = authOptions();
  const { nextauth } = await context.params;
  const methods = authMethods(nextauth, options.providers);
  if (!methods) {
    return problemResponse(
      request,
      new ServiceError("not_found", "There is nothing at this path."),
    );
  }
  const allow = [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"];
  if (method === "OPTIONS") {
    return new Response(null, { status: 204, headers: { Allow: allow.join(", ") } });
  }
  if (!allow.includes(method)) return problemResponse(request, otherMethod(allow));
  const taken = { request, context, options };
  if (method === "HEAD") return head(taken);
  return method === "POST" ? post(taken) : handler(taken);
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

export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
};
