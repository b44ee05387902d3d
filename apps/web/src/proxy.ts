import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy, nonceHeader } from "./lib/content-security-policy";

const policyHeader = "content-security-policy";
const nonceBytes = 16;
// biome-ignore lint/style/noProcessEnv: the build puts the value in its place
const isDevelopment = process.env.NODE_ENV === "development";

/**
 * Gives every page a policy with a nonce of its own. Next puts the nonce on its scripts where it finds
 * the policy in the request's headers. Nothing here decides who may see what: pages and services do.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(nonceBytes))).toString("base64");
  const policy = contentSecurityPolicy(nonce, isDevelopment);
  const headers = new Headers(request.headers);
  headers.set(nonceHeader, nonce);
  headers.set(policyHeader, policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set(policyHeader, policy);
  return response;
}

// Whatever is left out keeps the policy of next.config.ts, under which a page does nothing.
export const config = { matcher: ["/((?!api/|_next/static/).*)"] };
