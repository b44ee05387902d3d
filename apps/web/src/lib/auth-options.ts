import "server-only";
import type { App } from "@marquee/api/app";
import { isServiceError } from "@marquee/schemas/service-error";
import { cookies, headers } from "next/headers";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import { application } from "./application";
import { browserOf } from "./browser-of";
import { callbackPath } from "./callback-path";
import { getServerConfig } from "./config";
import { ExternalClaims, externalProvider } from "./external-provider";
import { throttledText } from "./throttled-sign-in";

const signInPage = "/sign-in";
const Credentials = z.object({
  user: z.string(),
  password: z.string(),
  otp: z.string().optional(),
});

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
    // All of them, so that no page of next-auth's own is ever shown.
    pages: {
      signIn: signInPage,
      signOut: signInPage,
      error: signInPage,
      verifyRequest: signInPage,
    },
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
        credentials: { user: {}, password: { type: "password" }, otp: {} },
        authorize: async (given, request) => {
          const credentials = Credentials.safeParse(given);
          if (!credentials.success) return null;
          const answer = await signIn(app, credentials.data, browserOf(request.headers));
          // next-auth tells the browser the message of what is thrown here.
          if (answer.result === "code_required") throw new Error(answer.result);
          if (answer.result === "refused") return null;
          const device = await app.rememberDevice(answer.token);
          if (device !== undefined) {
            const { name, options } = cookie(app.device_cookie_name);
            (await cookies()).set(name, device, { ...options, maxAge: app.device_ttl_s });
          }
          return { id: answer.token };
        },
      }),
      ...(external ? [external] : []),
    ],
    callbacks: {
      redirect: async ({ url }) =>
        new URL(callbackPath(pathHere(url, public_url)), public_url).href,
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

function pathHere(url: string, publicUrl: string): string {
  return url.startsWith(`${publicUrl}/`) ? url.slice(publicUrl.length) : url;
}

async function signIn(
  app: App,
  credentials: z.infer<typeof Credentials>,
  browser: ReturnType<typeof browserOf>,
): ReturnType<App["signIn"]> {
  const device = (await cookies()).get(app.device_cookie_name)?.value;
  try {
    return await app.signIn(credentials, { ...browser, device });
  } catch (error) {
    const seconds = isServiceError(error) ? error.details.retry_after : undefined;
    throw seconds === undefined ? error : new Error(throttledText(seconds));
  }
}
