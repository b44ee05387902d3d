import { z } from "zod";

const Csrf = z.object({ csrfToken: z.string() });

const Refused = z.object({ url: z.string() });

export type SignInAnswer = "signed_in" | "refused" | "code_required";

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
  if (response.status === 401) {
    const { url } = Refused.parse(await response.json());
    const error = new URL(url, window.location.origin).searchParams.get("error");
    if (error === "code_required") return error;
    if (error === "CredentialsSignin") return "refused";
  }
  throw new Error(`Signing in was answered ${response.status}`);
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
    body: new URLSearchParams({ ...fields, csrfToken, callbackUrl: "/sign-in", json: "true" }),
  });
}
