import { admin, type MountedServer } from "./mount";

/** A browser that somebody signed in with: what it sends to this server whatever page asks it to. */
export type SignedInBrowser = { cookie: string; csrf_token: string; set_cookies: string[] };

/** Signs in as the dashboard's own page does. */
export async function signInBrowser(
  { origin, anonymous }: MountedServer,
  publicUrl = origin,
): Promise<SignedInBrowser> {
  const first = await anonymous({ method: "GET", path: "/api/auth/csrf" });
  const { csrfToken } = first.json as { csrfToken: string };
  const { headers } = await anonymous({
    method: "POST",
    path: "/api/auth/callback/credentials",
    headers: { cookie: cookieOf(first.headers), "content-type": formType, origin: publicUrl },
    body: String(new URLSearchParams({ ...admin, csrfToken, json: "true" })),
  });
  const set_cookies = [first.headers, headers].flatMap((all) => all["set-cookie"] ?? []);
  const cookie = `${cookieOf(first.headers)}; ${cookieOf(headers)}`;
  return { cookie, csrf_token: csrfToken, set_cookies };
}

export const formType = "application/x-www-form-urlencoded";

function cookieOf(headers: Record<string, string | string[] | undefined>): string {
  return [headers["set-cookie"] ?? []]
    .flat()
    .map((line) => line.split(";")[0])
    .join("; ");
}
