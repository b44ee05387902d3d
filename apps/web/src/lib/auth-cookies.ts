import "server-only";
import type { App } from "@marquee/api/app";
import type { CookiesOptions } from "next-auth";
import { getServerConfig } from "./config";

/** A cookie that no script reads and no other site sends; where the site is https, that no other may set. */
export function authCookie(name: string) {
  const options = { httpOnly: true, sameSite: "lax" as const, path: "/", secure: isSecure() };
  return { name, options };
}

/** The cookies that next-auth keeps, under names of ours. */
export function authCookies(app: App): Partial<CookiesOptions> {
  const ours = (name: string) => authCookie(`${isSecure() ? "__Host-" : ""}marquee.${name}`);
  return {
    sessionToken: authCookie(app.session_cookie_name),
    csrfToken: ours("csrf"),
    callbackUrl: ours("callback"),
    state: ours("state"),
    nonce: ours("nonce"),
    pkceCodeVerifier: ours("pkce"),
  };
}

function isSecure(): boolean {
  return getServerConfig().public_url.startsWith("https:");
}
