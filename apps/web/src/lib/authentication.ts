import { z } from "zod";
import { throttledSeconds } from "./throttled-sign-in";

const Csrf = z.object({ csrfToken: z.string() });
const Refusal = z.object({ url: z.url() });

/** `"refused"`: the user or the password is wrong. Or in how many seconds to try again, since too many were. */
export type SignInAnswer = "signed_in" | "refused" | { retry_after: number };

/** Signs in on this browser. Throws where it cannot be known whether the credentials are right. */
export async function signIn(credentials: {
  user: string;
  password: string;
}): Promise<SignInAnswer> {
  const response = await post("/api/auth/callback/credentials", credentials);
  if (response.ok) return "signed_in";
  const refusal = Refusal.safeParse(response.status === 401 ? await response.json() : undefined);
  const error = refusal.success ? new URL(refusal.data.url).searchParams.get("error") : null;
  if (error === "CredentialsSignin") return "refused";
  const retry_after = throttledSeconds(error);
  if (retry_after !== undefined) return { retry_after };
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
