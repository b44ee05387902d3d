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
