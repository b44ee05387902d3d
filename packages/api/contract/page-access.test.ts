import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { aMovie } from "@marquee/schemas/movie-arbitrary";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type SignedInBrowser, signInBrowser } from "./browser";
import type { Received } from "./http-client";
import { type MountedServer, mounts, startMount } from "./mount";
import { guarded, type Headers, headerTricks, routerHeaders, spellings, web } from "./page-tricks";
import { mutate } from "./trpc-call";

/** Pages that lead to another, whoever asks. */
const leadsOn: Record<string, string> = { "/": "/catalogue", "/settings": "/settings/account" };
/** What only those who are signed in find on each of the others. */
const shown: Record<string, string> = {
  "/today": "Zz Secret",
  "/calendar": ">Calendar</h1>",
  "/history": "Zz Secret",
  "/trash": ">Trash</h1>",
  "/developers": ">Developers</h1>",
  "/catalogue": "Zz Secret",
  "/catalogue/[id]": "Zz Secret",
  "/catalogue/new": "Rights until",
  "/settings/account": "Second factor",
  "/settings/events": "Zz Person",
  "/settings/installation": ">Installation</h1>",
  "/settings/keys": "Zz Key",
  "/settings/usage": ">Usage</h1>",
  "/settings/users": "Zz Person",
};
// What the reference says anyone may read, at an address of its own.
const reference = shown["/developers"];
const secrets = [...Object.values(shown), "Account: "].filter((text) => text !== reference);

/** The built product as it would be without proxy.ts, in a copy. */
function withoutProxy(): { mount: string; entry: string; folder: string } {
  const folder = mkdtempSync(join(tmpdir(), "without-proxy-"));
  cpSync(`${web}/.next/standalone`, folder, { recursive: true, verbatimSymlinks: true });
  const copy = join(folder, "apps/web");
  const manifest = join(copy, ".next/server/functions-config-manifest.json");
  const text = readFileSync(manifest, "utf8");
  expect(text).toContain('"/_middleware"');
  writeFileSync(manifest, text.replace('"/_middleware"', '"/none"'));
  return { mount: "no proxy.ts", entry: join(copy, "server.mjs"), folder };
}

const bare = withoutProxy();
afterAll(() => rmSync(bare.folder, { recursive: true }));

/** Where nothing stands before a page, every page is asked everything; elsewhere one of each kind is. */
const ofEachKind = ["/catalogue", "/catalogue/[id]", "/settings/users"];

describe.each([
  ...mounts.map((one) => ({ ...one, probed: ofEachKind })),
  { ...bare, probed: guarded },
])("someone unknown sees no page's data, through $mount", ({ mount, entry, probed }) => {
  let server: MountedServer;
  let film: MovieRecord;
  let browser: SignedInBrowser;
  beforeAll(async () => {
    server = await startMount(entry);
    const { value } = await mutate(server.call, "movie.create", aMovie({ title: "Zz Secret" }));
    film = (value as { movie: MovieRecord }).movie;
    await mutate(server.call, "user.create", { user: "Zz Person", role: "viewer" });
    await mutate(server.call, "apiKey.create", { name: "Zz Key", role: "viewer" });
    browser = await signInBrowser(server);
  });
  afterAll(() => server.close());

  const named = (path: string) => path.replace("[id]", film.id);
  const get = (path: string, headers: Headers) =>
    server.anonymous({ method: "GET", path, headers });

  /** As the router of a browser asks for components: at an address that says which, as it is told here. */
  async function ask(path: string, headers: Headers): Promise<Received> {
    const answer = await get(path, headers);
    const { location } = answer.headers;
    const isHere = String(location).startsWith(`${path.split("?")[0]}?`);
    if (!headers.rsc || !isHere || !String(location).includes("_rsc")) return answer;
    return get(String(location), headers);
  }

  test("while those who are signed in see it, whole or as components", async () => {
    expect(Object.keys({ ...shown, ...leadsOn }).sort()).toEqual([...guarded].sort());
    for (const [page, text] of Object.entries(shown)) {
      const whole = await ask(named(page), { cookie: browser.cookie });
      expect([page, whole.status, whole.text.includes(text)]).toEqual([page, 200, true]);
      expect(whole.text.includes(" nonce=")).toBe(mount !== bare.mount);
      const parts = await ask(named(page), { cookie: browser.cookie, rsc: "1" });
      // What a component of the browser writes by itself is not among them.
      const isThere = !text.startsWith("Zz ") || parts.text.includes(text);
      expect([page, parts.status, isThere]).toEqual([page, 200, true]);
    }
  });

  test("but the reference of the API, which anyone may read", async () => {
    const { status, text } = await get("/docs", {});
    expect([status, text.includes(String(reference))]).toEqual([200, true]);
  });

  test.each(guarded)("%s sends them to sign in, whole or as components", async (page) => {
    for (const headers of routerHeaders) await expectRefused(named(page), headers);
  });

  test.each(probed)("%s sends them to sign in, whatever headers come with it", async (page) => {
    const path = named(page);
    for (const headers of headerTricks(path)) await expectRefused(path, headers);
    for (const method of ["POST", "HEAD", "PUT", "OPTIONS"]) {
      expectNothing(await server.anonymous({ method, path }), `${method} ${path}`);
    }
  });

  test.each(probed)("%s tells them nothing, however its address is written", async (page) => {
    for (const [, spell] of spellings) {
      const asked = spell(named(page));
      for (const headers of routerHeaders) {
        const answer = await ask(asked, headers);
        expectNothing(answer, asked);
        expectHere(answer.headers.location, asked);
      }
    }
  });

  /** A redirect: by HTTP, or to a router by what it is sent. What a router asks ahead of time may be empty. */
  async function expectRefused(path: string, headers: Headers): Promise<void> {
    const answer = await ask(path, headers);
    const { status, text } = answer;
    const told = JSON.stringify({ path, headers, status });
    expectNothing(answer, told);
    expectHere(answer.headers.location);
    if (headers["next-router-prefetch"] === "1") return;
    const inText = /NEXT_REDIRECT;\w+;([^;]+);/.exec(text)?.[1];
    expect([status, answer.headers.location !== undefined], told).toEqual(
      headers.rsc === "1" ? [200, false] : [307, true],
    );
    const to = new URL(String(answer.headers.location ?? inText), server.origin).pathname;
    expect(to, told).toBe(leadsOn[path] ?? "/sign-in");
  }

  function expectNothing({ status, text }: Received, told: string): void {
    expect(status, told).toBeLessThan(500);
    expect(
      secrets.filter((secret) => text.includes(secret)),
      told,
    ).toEqual([]);
  }

  /** Next alone, without server.ts before it, answers a client that names a host with that host. */
  function expectHere(location: unknown, asked = ""): void {
    if (location === undefined) return;
    const base = "http://here.invalid";
    const { origin } = new URL(String(location), base);
    const named = asked.startsWith("http:") ? new URL(asked).origin : base;
    expect([base, server.origin, named]).toContain(origin);
  }
});
