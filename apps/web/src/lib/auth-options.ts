import "server-only";
import { headers } from "next/headers";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import { application } from "./application";
import { browserOf } from "./browser-of";
import { getServerConfig } from "./config";
import { ExternalClaims, externalProvider } from "./external-provider";

const Credentials = z.object({ user: z.string(), password: z.string() });

/**
 * next-auth over our own sessions: what it calls a JWT is the opaque token of a session in the
 * database, so that ending it there ends it everywhere within a second.
 */
export function authOptions(): NextAuthOptions {
  const { public_url, auth_secret } = getServerConfig();
  const app = application();
  const external = externalProvider();
  const isSecure = public_url.startsWith("https:");
  const prefix = isSecure ? "__Host-" : "";
  const cookie = (name: string) => ({
    name,
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure: isSecure },
  });
  return {
    secret: auth_secret,
    session: { strategy: "jwt", maxAge: app.session_ttl_s },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    cookies: {
      sessionToken: cookie(app.session_cookie_name),
      csrfToken: cookie(`${prefix}marquee.csrf`),
      callbackUrl: cookie(`${prefix}marquee.callback`),
      state: cookie(`${prefix}marquee.state`),
      nonce: cookie(`${prefix}marquee.nonce`),
      pkceCodeVerifier: cookie(`${prefix}marquee.pkce`),
    },
    providers: [
      CredentialsProvider({
        credentials: { user: {}, password: { type: "password" } },
        authorize: async (given, request) => {
          const credentials = Credentials.safeParse(given);
          if (!credentials.success) return null;
          const token = await app.signIn(credentials.data, browserOf(request.headers));
          return token === undefined ? null : { id: token };
        },
      }),
      ...(external ? [external] : []),
    ],
    callbacks: {
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
    },
    jwt: {
      encode: async ({ token }) => token?.sub ?? "",
      decode: async ({ token }) => {
        const actor = token ? await app.readSession(token) : undefined;
        return token && actor?.kind === "user" ? { sub: token, name: actor.name } : null;
      },
    },
  };
}
