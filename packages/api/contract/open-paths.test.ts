import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Sent } from "./http-client";
import { type MountedServer, mounts, startMount } from "./mount";

const pages = fileURLToPath(new URL("../../../apps/web/src/app", import.meta.url));
/** What Next itself answers that is no page. */
const handlers = readdirSync(pages, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("/route.ts"))
  .map((file) => `/${file.replace("/route.ts", "")}`);

/** All that anyone may ask for, but pages: what is answered. */
const open: [name: string, sent: Sent, answer: object][] = [
  ["a token", { method: "POST", path: "/api/token", body: {} }, { status: 400 }],
  ["whether it lives", { method: "GET", path: "/livez" }, { json: { status: "live" } }],
  ["whether it is ready", { method: "GET", path: "/readyz" }, { json: { status: "ready" } }],
  ["the key set", { method: "GET", path: "/.well-known/jwks.json" }, { status: 200 }],
  ["the document", { method: "GET", path: "/api/openapi.json" }, { status: 200 }],
  [
    "a one-time link",
    { method: "POST", path: "/api/auth/join", body: { token: "nonsense" } },
    { status: 410, json: { code: "invalid_link" } },
  ],
  [
    "a link's password",
    { method: "POST", path: "/api/auth/join", body: { token: "x", password: "short" } },
    { status: 400, json: { code: "invalid_input", errors: [{ pointer: "/password" }] } },
  ],
  [
    "a link, and not as JSON",
    { method: "POST", path: "/api/auth/join", body: "token=x" },
    { status: 415 },
  ],
  ["who is signed in", { method: "GET", path: "/api/auth/session" }, { json: {} }],
  ["ways to sign in", { method: "GET", path: "/api/auth/providers" }, { status: 200 }],
  [
    "what a form needs",
    { method: "GET", path: "/api/auth/csrf" },
    { json: { csrfToken: expect.any(String) } },
  ],
];

test("Next answers no path but these by itself", () => {
  expect(handlers.sort()).toEqual(["/api/auth/[...nextauth]", "/api/auth/join"]);
});

describe.each(mounts)("anyone may ask, through $mount", ({ entry }) => {
  let server: MountedServer;
  beforeAll(async () => {
    server = await startMount(entry);
  });
  afterAll(() => server.close());

  test.each(open)("for %s, whatever they say of themselves", async (_, sent, answer) => {
    expect(await server.anonymous(sent)).toMatchObject(answer);
    for (const authorization of ["Bearer x", `Bearer ${server.token}`]) {
      expect(await server.anonymous({ ...sent, headers: { authorization } })).toMatchObject(answer);
    }
  });

  test("and a link that is refused is told under the id of its request", async () => {
    const sent = { method: "POST", path: "/api/auth/join", body: { token: "nonsense" } } as const;
    const headers = { "x-request-id": "asked-for" };
    expect(await server.anonymous({ ...sent, headers })).toMatchObject({
      headers: { "content-type": "application/problem+json" },
      json: { instance: "asked-for" },
    });
  });

  test("and for nothing else of the API", async () => {
    const asked = open.map(([, { method, path }]) => `${method} ${path}`);
    for (const [path, operations] of Object.entries(server.document.paths)) {
      for (const [method, { security }] of Object.entries(operations)) {
        const name = `${method.toUpperCase()} ${path}`;
        expect([name, security.length === 0]).toEqual([name, asked.includes(name)]);
        if (security.length === 0) continue;
        const sent = { method: method.toUpperCase(), path: path.replace("{id}", "x") };
        expect([name, (await server.anonymous(sent)).status]).toEqual([name, 401]);
      }
    }
  });
});
