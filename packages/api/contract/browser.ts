import { type Received, send } from "./http-client";
import { admin, type MountedServer } from "./mount";

export const formType = "application/x-www-form-urlencoded";

/** A browser as far as signing in needs one: it keeps cookies. */
export type Browser = {
  cookies: Map<string, string>;
  /** Every Set-Cookie that it was sent. */
  set_cookies: string[];
  /** What it sends as Cookie. */
  cookie: () => string;
  /** Sends user and password as the sign-in page does. */
  signIn: (credentials: { user: string; password: string }) => Promise<Received>;
};

/** `publicUrl` is where its pages are from; `headers` come with every request. */
export function openBrowser(
  origin: string,
  {
    publicUrl = origin,
    headers = {},
  }: { publicUrl?: string; headers?: Record<string, string> } = {},
): Browser {
  const cookies = new Map<string, string>();
  const set_cookies: string[] = [];
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const ask = async (method: string, path: string, form?: Record<string, string>) => {
    const sent = { method, path, headers: { ...headers, origin: publicUrl, cookie: cookie() } };
    const body = form && String(new URLSearchParams(form));
    const received = await send(
      origin,
      body === undefined
        ? sent
        : { ...sent, headers: { ...sent.headers, "content-type": formType }, body },
    );
    for (const line of [received.headers["set-cookie"] ?? []].flat()) {
      set_cookies.push(line);
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split("=", 2);
      cookies.set(name, value);
    }
    return received;
  };
  return {
    cookies,
    set_cookies,
    cookie,
    signIn: async (credentials) => {
      const { json } = await ask("GET", "/api/auth/csrf");
      const { csrfToken } = json as { csrfToken: string };
      const form = { ...credentials, csrfToken, json: "true" };
      return ask("POST", "/api/auth/callback/credentials", form);
    },
  };
}

/** A browser that somebody signed in with: what it sends to this server whatever page asks it to. */
export type SignedInBrowser = { cookie: string; csrf_token: string; set_cookies: string[] };

/** Signs the administrator in. Throws where that is refused. */
export async function signInBrowser(
  { origin }: MountedServer,
  publicUrl = origin,
): Promise<SignedInBrowser> {
  const { cookies, set_cookies, cookie, signIn } = openBrowser(origin, { publicUrl });
  const { status, text } = await signIn(admin);
  if (status !== 200) throw new Error(`Signing in was answered ${status}: ${text}`);
  const csrf = [...cookies].find(([name]) => name.endsWith(".csrf"))?.[1] ?? "";
  const [csrf_token = ""] = decodeURIComponent(csrf).split("|");
  return { cookie: cookie(), csrf_token, set_cookies };
}
