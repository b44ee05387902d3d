import { z } from "zod";

const Csrf = z.object({ csrfToken: z.string() });

/** Signs in on this browser. False where the user or the password is wrong; throws where it cannot be known. */
export async function signIn(credentials: { user: string; password: string }): Promise<boolean> {
  const response = await post("/api/auth/callback/credentials", credentials);
  const isRefused =
    response.status === 401 && (await response.text()).includes("CredentialsSignin");
  if (!response.ok && !isRefused) throw new Error(`Signing in was answered ${response.status}`);
  return response.ok;
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
