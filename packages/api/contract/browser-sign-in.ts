import { type Received, send } from "./http-client";

/** A browser as far as signing in needs one: it keeps cookies. */
export type Browser = {
  cookies: Map<string, string>;
  /** Sends user and password as the sign-in form does. */
  signIn: (credentials: { user: string; password: string }) => Promise<Received>;
};

export function openBrowser(origin: string, headers: Record<string, string> = {}): Browser {
  const cookies = new Map<string, string>();
  const ask = async (method: string, path: string, body?: string) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const type = { "content-type": "application/x-www-form-urlencoded" };
    const sent = { method, path, headers: { ...headers, ...(body && type), cookie } };
    const received = await send(origin, { ...sent, ...(body === undefined ? {} : { body }) });
    for (const line of [received.headers["set-cookie"] ?? []].flat()) {
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split("=", 2);
      cookies.set(name, value);
    }
    return received;
  };
  return {
    cookies,
    signIn: async (credentials) => {
      const { json } = await ask("GET", "/api/auth/csrf");
      const { csrfToken } = json as { csrfToken: string };
      const fields = new URLSearchParams({ ...credentials, csrfToken, json: "true" });
      return ask("POST", "/api/auth/callback/credentials", fields.toString());
    },
  };
}
