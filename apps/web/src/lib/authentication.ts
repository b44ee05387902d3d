import { z } from "zod";
import { throttledSeconds } from "./throttled-sign-in";

const Csrf = z.object({ csrfToken: z.string() });
const Refusal = z.object({ url: z.url() });

/**
 * What came of signing in. `"refused"`: something typed is wrong. `"code_required"`: all is right, and the
 * code of a second factor is asked. Or in how many seconds to try again, since too many have failed.
 */
export type SignInAnswer = "signed_in" | "refused" | "code_required" | { retry_after: number };

/**
 * Signs in on this browser. `otp` is the code of a second factor, for which an account that has one asks.
 *
 * @throws Error where it cannot be known whether the credentials are right.
 */
export async function signIn(credentials: {
  user: string;
  password: string;
  otp?: string;
}): Promise<SignInAnswer> {
  const response = await post("/api/auth/callback/credentials", credentials);
  if (response.ok) return "signed_in";
  const refusal = Refusal.safeParse(response.status === 401 ? await response.json() : undefined);
  const error = refusal.success ? new URL(refusal.data.url).searchParams.get("error") : null;
  if (error === "CredentialsSignin") return "refused";
  if (error === "code_required") return error;
  const retry_after = throttledSeconds(error);
  if (retry_after !== undefined) return { retry_after };
  throw new Error(`Signing in was answered ${response.status}`);
}

const Redirect = z.object({ url: z.url() });

/** Where the external issuer asks who one is, to lead back to `path` of this site. */
export async function externalSignInUrl(path: string): Promise<string> {
  const response = await post("/api/auth/signin/oidc", { callbackUrl: path });
  if (!response.ok) throw new Error(`Signing in elsewhere was answered ${response.status}`);
  const { url } = Redirect.parse(await response.json());
  // Where the issuer is away next-auth names its own page of errors.
  if (new URL(url).origin === window.location.origin) throw new Error("The issuer is away");
  return url;
}

/** Ends the session of this browser. */
export async function signOut(): Promise<void> {
  const response = await post("/api/auth/signout", {});
  if (!response.ok) throw new Error(`Signing out was answered ${response.status}`);
}

async function post(path: string, fields: Record<string, string>): Promise<Response> {
  const csrf = await fetch("/api/auth/csrf");
  const { csrfToken } = Csrf.parse(await csrf.json());
  return fetch(path, {
    method: "POST",
    body: new URLSearchParams({ callbackUrl: "/sign-in", ...fields, csrfToken, json: "true" }),
  });
}
