import "server-only";
import type { App } from "@marquee/api/app";
import { headers } from "next/headers";
import type { NextAuthOptions } from "next-auth";
import { application } from "./application";
import { authCookies } from "./auth-cookies";
import { browserOf } from "./browser-of";
import { callbackPath } from "./callback-path";
import { getServerConfig } from "./config";
import { ExternalClaims, externalProvider } from "./external-provider";
import { passwordProvider } from "./password-provider";

const signInPage = "/sign-in";

/**
 * next-auth over our own sessions: what it calls a JWT is the opaque token of a session in the
 * database, so that ending it there ends it everywhere within a second.
 */
export function authOptions(): NextAuthOptions {
  const app = application();
  const external = externalProvider();
  return {
    secret: getServerConfig().auth_secret,
    session: { strategy: "jwt", maxAge: app.session_ttl_s },
    // All of them, so that no page of next-auth's own is ever shown.
    pages: {
      signIn: signInPage,
      signOut: signInPage,
      error: signInPage,
      verifyRequest: signInPage,
    },
    cookies: authCookies(app),
    providers: [passwordProvider(app), ...(external ? [external] : [])],
    callbacks: callbacks(app),
    jwt: sessionTokens(app),
  };
}

function callbacks(app: App): NextAuthOptions["callbacks"] {
  const { public_url } = getServerConfig();
  return {
    redirect: async ({ url }) => new URL(callbackPath(pathHere(url, public_url)), public_url).href,
    signIn: async ({ user, account, profile }) => {
      if (account?.type !== "oauth") return true;
      const claims = ExternalClaims.parse(profile);
      const browser = browserOf(Object.fromEntries(await headers()));
      const token = await app.signInExternally(claims, browser);
      if (token === undefined) return "/sign-in?error=refused";
      // What next-auth takes for the person's id becomes the cookie, as with a password.
      user.id = token;
      return true;
    },
  };
}

function sessionTokens(app: App): NextAuthOptions["jwt"] {
  return {
    encode: async ({ token }) => token?.sub ?? "",
    decode: async ({ token }) => {
      const actor = token ? await app.readSession(token) : undefined;
      return token && actor?.kind === "user" ? { sub: token, name: actor.name } : null;
    },
  };
}

function pathHere(url: string, publicUrl: string): string {
  return url.startsWith(`${publicUrl}/`) ? url.slice(publicUrl.length) : url;
}
