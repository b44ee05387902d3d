import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { restRoutes } from "../src/rest-routes";
import { appRouter } from "../src/router";
import { formType, type SignedInBrowser, signInBrowser } from "./browser";
import { type MountedServer, mounts, startMount } from "./mount";

type Headers = Record<string, string>;

const client = { "x-marquee-client": "dashboard" };
/** What a browser says of a page that is not ours, of whatever site; and what it may leave out. */
const foreignSenders = (origin: string): Headers[] => [
  { origin: "https://films.example" },
  { origin: "null" },
  { origin: `${origin}.films.example` },
  { origin: origin.replace(/:\d+$/, ":1") },
  { origin: origin.replace("http:", "https:") },
  { origin: "https://films.example", "sec-fetch-site": "cross-site" },
  { origin, "sec-fetch-site": "cross-site" },
  { origin, "sec-fetch-site": "same-site" },
  { origin: "null", "sec-fetch-site": "same-origin" },
  { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" },
  { "sec-fetch-site": "same-site", "sec-fetch-mode": "navigate" },
  { "sec-fetch-site": "none" },
  {},
];
const view = { name: "Made by a foreign page", query: "genre:horror" };
const json = JSON.stringify(view);
/** Each way in which a form, or a `fetch` that asks nobody, can send the same. */
const bodies: { type: string | undefined; body: string }[] = [
  { type: formType, body: String(new URLSearchParams(view)) },
  { type: formType, body: json },
  { type: "multipart/form-data; boundary=x", body: multipart(view) },
  { type: "text/plain", body: json },
  { type: "text/plain; application/json", body: json },
  { type: undefined, body: json },
  { type: "application/octet-stream", body: json },
  { type: "application/json", body: json },
  { type: "application/json", body: "" },
];

function multipart(fields: Headers): string {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return `${parts.join("")}--x--\r\n`;
}

function withType(type: string | undefined, headers: Headers): Headers {
  return type === undefined ? headers : { ...headers, "content-type": type };
}

const procedures: [name: string, procedure: unknown][] = Object.entries(appRouter._def.procedures);
const calls = procedures.map(([name, procedure]) => ({
  name,
  isMutation: (procedure as { _def: { type: string } })._def.type === "mutation",
}));

describe.each(mounts)("a page of another site, through $mount", ({ entry }) => {
  let server: MountedServer;
  let browser: SignedInBrowser;
  beforeAll(async () => {
    server = await startMount(entry);
    browser = await signInBrowser(server);
  });
  afterAll(() => server.close());

  const post = (path: string, headers: Headers, body?: string) =>
    server.anonymous({
      method: "POST",
      path,
      headers: { cookie: browser.cookie, ...headers },
      ...(body === undefined ? {} : { body }),
    });
  const get = (path: string, headers: Headers) =>
    server.anonymous({ method: "GET", path, headers: { cookie: browser.cookie, ...headers } });
  const ownPage = () => ({ ...client, origin: server.origin, "sec-fetch-site": "same-origin" });
  const viewNames = async () => {
    const answer = await get("/api/trpc/view.list", client);
    expect(answer.status).toBe(200);
    return JSON.stringify(answer.json);
  };

  test("cannot write with the cookie of a visitor, whatever it sends and however", async () => {
    for (const sender of foreignSenders(server.origin)) {
      for (const { type, body } of bodies) {
        for (const ours of [{}, client]) {
          const headers = withType(type, { ...sender, ...ours });
          const { status } = await post("/api/trpc/view.create", headers, body);
          expect(status, JSON.stringify({ ...headers, body })).toBe(401);
        }
      }
    }
    for (const { type, body } of bodies) {
      const headers = withType(type, { origin: server.origin, "sec-fetch-site": "same-origin" });
      expect((await post("/api/trpc/view.create", headers, body)).status).toBe(401);
    }
    expect(await viewNames()).not.toContain(view.name);
  });

  test("cannot run any procedure, one by one or in a batch", async () => {
    const senders = foreignSenders(server.origin);
    for (const [at, { name, isMutation }] of calls.entries()) {
      const sender = senders[at % (senders.length - 1)] ?? {};
      for (const path of [`/api/trpc/${name}`, `/api/trpc/${name},${name}?batch=1`]) {
        const { status } = isMutation
          ? await post(path, { ...sender, ...client, "content-type": "application/json" }, "{}")
          : await get(path, { ...sender, ...client });
        expect(status, path).toBe(401);
      }
    }
    for (const sender of senders) {
      expect((await get("/api/trpc/view.list", sender)).status).toBe(401);
    }
  });

  test("cannot make a write of a read by another name for its method", async () => {
    const input = encodeURIComponent(json);
    const overrides = ["x-http-method-override", "x-http-method", "x-method-override"];
    for (const name of overrides) {
      for (const path of ["view.create", "view.create?_method=POST"]) {
        const target = `/api/trpc/${path}${path.includes("?") ? "&" : "?"}input=${input}`;
        expect((await get(target, { ...ownPage(), [name]: "POST" })).status).toBe(405);
      }
    }
    expect(await viewNames()).not.toContain(view.name);
  });

  test("finds no REST route and no token for a cookie, not even from a page of ours", async () => {
    for (const { method, path } of restRoutes) {
      const { status } = await server.anonymous({
        method,
        path: path.replace(/:[a-z_]+/g, randomUUID()),
        headers: { cookie: browser.cookie, ...ownPage() },
      });
      expect(status, `${method} ${path}`).toBe(401);
    }
    for (const { type, body } of bodies) {
      const { status, text } = await post("/api/token", withType(type, ownPage()), body);
      expect([400, 415]).toContain(status);
      expect(text).not.toContain("access_token");
    }
  });

  test("cannot sign a visitor in or out", async () => {
    const fields = {
      csrfToken: browser.csrf_token,
      user: "mallory",
      password: "her own",
      json: "true",
    };
    const paths = ["signout", "signin/credentials", "callback/credentials", "session", "_log"];
    for (const sender of foreignSenders(server.origin)) {
      for (const path of paths) {
        for (const type of [formType, "text/plain", "application/json"]) {
          const isForm = type === formType;
          const body = isForm ? String(new URLSearchParams(fields)) : JSON.stringify(fields);
          const headers = withType(type, { ...sender, ...client });
          const { status } = await post(`/api/auth/${path}`, headers, body);
          expect(status, JSON.stringify({ path, ...headers })).toBe(403);
        }
      }
    }
    await viewNames();
  });

  test("is told apart from a page of ours, which may do all of it", async () => {
    const headers = withType("application/json", ownPage());
    expect((await post("/api/trpc/view.create", headers, json)).status).toBe(200);
    expect(await viewNames()).toContain(view.name);
    const fields = { csrfToken: browser.csrf_token, json: "true" };
    const form = withType(formType, { origin: server.origin });
    const out = await post("/api/auth/signout", form, String(new URLSearchParams(fields)));
    expect(out.status).toBe(200);
    expect((await get("/api/trpc/view.list", client)).status).toBe(401);
  });
});
