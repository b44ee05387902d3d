import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formType, type SignedInBrowser, signInBrowser } from "./browser";
import { type MountedServer, mounts, startMount } from "./mount";

const publicUrl = "https://films.example";

/** Ways to name another site in a `callbackUrl`, of which browsers and libraries follow one or other. */
const elsewhere = [
  "https://evil.example",
  "https://evil.example/catalogue",
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/.//evil.example",
  "/a/..//evil.example",
  "/%2e//evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  " //evil.example",
  "https:evil.example",
  "https:/evil.example",
  "http:\\\\evil.example",
  "javascript:alert(1)",
  "data:text/html,evil.example",
  `${publicUrl}@evil.example`,
  `${publicUrl}.evil.example/`,
  `${publicUrl}//evil.example`,
  `${publicUrl}/\\evil.example`,
  "https://films.example:evil@evil.example",
  "@evil.example",
  ".evil.example",
];

describe.each(mounts)("a browser is kept safe, through $mount", ({ mount, entry }) => {
  let server: MountedServer;
  /** Two who are signed in, of whom one signs out. */
  let staying: SignedInBrowser;
  let leaving: SignedInBrowser;
  beforeAll(async () => {
    server = await startMount(entry, { PUBLIC_URL: publicUrl });
    staying = await signInBrowser(server, publicUrl);
    leaving = await signInBrowser(server, publicUrl);
  });
  afterAll(() => server.close());

  const get = (path: string, headers: Record<string, string> = {}) =>
    server.anonymous({ method: "GET", path, headers: { host: "films.example", ...headers } });

  test.each([
    ["a page", "/sign-in", 200],
    ["an address with nothing behind it", "/nothing", 404],
    ["an address that is no text", "/%E0%A4", 404],
    ["the redirect of someone unknown", "/catalogue", 307],
  ])("%s runs no script without its nonce, a new one each time", async (_, path, status) => {
    const nonces = new Set<string>();
    for (let at = 0; at < 3; at += 1) nonces.add(await expectNonce(path, status));
    expect(nonces.size).toBe(3);
  });

  test.each([
    ["{", 400],
    ["[]", 400],
    ['{"callbackUrl":5}', 400],
    ['{"callbackUrl":{}}', 400],
    ["x=1", 415, "application/x-www-form-urlencoded; a=application/json"],
  ])(
    "of a sign-in with the body %s it is said that it is wrong",
    async (body, status, type = "application/json") => {
      for (const path of ["callback/credentials", "signin/credentials", "session", "_log"]) {
        const headers = {
          host: "films.example",
          origin: publicUrl,
          "sec-fetch-site": "same-origin",
          "content-type": type,
        };
        const answer = await server.anonymous({
          method: "POST",
          path: `/api/auth/${path}`,
          headers,
          body,
        });
        expect([path, answer.status]).toEqual([path, status]);
      }
    },
  );

  test.each([
    ["GET", "callback/credentials", 405, "POST, OPTIONS"],
    ["PUT", "session", 405, "GET, POST, HEAD, OPTIONS"],
    ["DELETE", "csrf", 405, "GET, HEAD, OPTIONS"],
    ["GET", "join", 405, "POST, OPTIONS"],
    ["GET", "callback/credentials/x", 404, undefined],
    ["GET", "callback/nobody", 404, undefined],
    ["GET", "nothing", 404, undefined],
  ])("%s %s is refused as the API refuses", async (method, path, status, allow) => {
    const host = { host: "films.example" };
    const answer = await server.anonymous({ method, path: `/api/auth/${path}`, headers: host });
    expect(answer).toMatchObject({ status, json: { status } });
    expect(answer.headers.allow).toBe(allow);
    expect(answer.headers["content-type"]).toBe("application/problem+json");
    const instance = (answer.json as { instance: string }).instance;
    expect(answer.headers["x-request-id"]).toBe(instance);
  });

  test.each([
    ["join", "POST, OPTIONS"],
    ["session", "GET, POST, HEAD, OPTIONS"],
  ])("OPTIONS %s tells what there is", async (path, allow) => {
    const headers = { host: "films.example" };
    const answer = await server.anonymous({
      method: "OPTIONS",
      path: `/api/auth/${path}`,
      headers,
    });
    expect(answer).toMatchObject({ status: 204, headers: { allow } });
  });

  test("HEAD is a GET without its body", async () => {
    const headers = { host: "films.example" };
    const answer = await server.anonymous({ method: "HEAD", path: "/api/auth/csrf", headers });
    expect(answer).toMatchObject({ status: 200, text: "" });
  });

  test("nor does a page that fails", async () => {
    const { cookie } = staying;
    server.proxy.cut();
    try {
      // Who is there is known for a second more.
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      await expectNonce("/catalogue", 500, { cookie });
    } finally {
      server.proxy.mend();
    }
  });

  /** The nonce of a page, which is on all its scripts and which no client can choose. */
  async function expectNonce(
    path: string,
    status: number,
    headers: Record<string, string> = {},
  ): Promise<string> {
    const forged = { "content-security-policy": "script-src 'nonce-forged'", "x-nonce": "forged" };
    const page = await get(path, { ...forged, ...headers });
    expect(page.status).toBe(status);
    const policy = String(page.headers["content-security-policy"]);
    const script = /script-src ([^;]+)/.exec(policy)?.[1] ?? "";
    const nonce = /^'nonce-([A-Za-z0-9+/]{22}==)' 'strict-dynamic'$/.exec(script)?.[1] ?? "";
    expect(nonce).not.toBe("");
    const scripts = page.text.match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((tag) => !tag.includes(` nonce="${nonce}"`))).toEqual([]);
    expect(policy.replace("style-src-attr 'unsafe-inline'", "")).not.toContain("unsafe");
    for (const rule of [
      "default-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ]) {
      expect(policy).toContain(rule);
    }
    return nonce;
  }

  test.each([
    ["/api/movies", 401],
    ["/api/trpc/movie.list", 401],
    ["/api/nothing", 404],
    ["/livez", 200],
    ["/.well-known/jwks.json", 200],
    ["/api/auth/csrf", 200],
    ["/_next/static/nothing.js", 404],
  ])("what %s answers does nothing, should a browser be made to show it", async (path, status) => {
    const answer = await get(path);
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
    });
  });

  test("pages have the headers of a careful site, and none tells what serves them", async () => {
    const { headers } = await get("/sign-in");
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(headers["permissions-policy"]).toContain("camera=()");
    for (const path of ["/sign-in", "/nothing", "/api/movies", "/api/auth/csrf"]) {
      const answer = await get(path);
      expect(answer.headers).not.toHaveProperty("server");
      expect(answer.headers).not.toHaveProperty("x-powered-by");
      if (mount !== "server.ts") continue;
      expect(answer.headers["strict-transport-security"]).toBe("max-age=31536000");
    }
  });

  test("its cookies are of this host alone, sent by https, and out of reach of scripts and other sites", () => {
    const { set_cookies } = staying;
    expect(set_cookies.map((line) => line.split("=")[0])).toEqual(
      expect.arrayContaining(["__Host-marquee.csrf", "__Host-marquee.session"]),
    );
    for (const line of set_cookies) {
      expect(line).toMatch(/^__Host-marquee\.[a-z]+=/);
      expect(line).toMatch(/; Path=\/(;|$)/i);
      expect(line).toMatch(/; HttpOnly(;|$)/i);
      expect(line).toMatch(/; Secure(;|$)/i);
      expect(line).toMatch(/; SameSite=Lax(;|$)/i);
      expect(line).not.toMatch(/; Domain=/i);
    }
  });

  test.each([
    "signin",
    "signin/credentials",
    "signout",
    "error",
    "error?error=AccessDenied",
    "error?error=Verification",
    "error?error=Configuration",
    "verify-request",
  ])("next-auth shows no page of its own at %s", async (page) => {
    const { status, headers, text } = await get(`/api/auth/${page}`);
    expect(status).toBe(302);
    expect(text).toBe("");
    expect(headers.location).toMatch(
      /^(https:\/\/films\.example)?\/(sign-in|api\/auth\/signin)(\?|$)/,
    );
  });

  test.each(elsewhere)("nobody is led from here to %j", async (callbackUrl) => {
    const asked = encodeURIComponent(callbackUrl);
    for (const [path, cookie] of [
      [`/api/auth/signin?callbackUrl=${asked}`, ""],
      ["/api/auth/signin?callbackUrl=/sign-in", `__Host-marquee.callback=${asked}`],
    ] as const) {
      const { status, headers } = await get(path, { cookie });
      expect([302, 400]).toContain(status);
      if (status === 400) continue;
      expectHere(new URL(String(headers.location), publicUrl).searchParams.get("callbackUrl"));
    }

    // It is signed out by the first; that it asks again changes nothing of where it is led.
    const { cookie, csrf_token } = leaving;
    const form = { csrfToken: csrf_token, callbackUrl, json: "true" };
    const out = await server.anonymous({
      method: "POST",
      path: "/api/auth/signout",
      headers: { cookie, "content-type": formType, origin: publicUrl },
      body: String(new URLSearchParams(form)),
    });
    expect(out.status).toBe(200);
    expectHere((out.json as { url: string }).url);

    const page = await get(`/sign-in?callbackUrl=${asked}`, { cookie: staying.cookie });
    expect(page.status).toBe(307);
    expectHere(page.headers.location);
  });

  function expectHere(location: unknown): void {
    expect(location).toEqual(expect.any(String));
    const url = new URL(String(location), publicUrl);
    expect(url.origin).toBe(publicUrl);
    expect(url.pathname).not.toMatch(/^\/[/\\]/);
  }
});
