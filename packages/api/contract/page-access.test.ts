import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { aMovie } from "@marquee/schemas/movie-arbitrary";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type SignedInBrowser, signInBrowser } from "./browser";
import { type MountedServer, mounts, startMount } from "./mount";
import { mutate } from "./trpc-call";

type Headers = Record<string, string>;

const web = fileURLToPath(new URL("../../../apps/web", import.meta.url));
/** The path of every page, as its folder says; `[id]` is any film's. */
const pages = readdirSync(`${web}/src/app`, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("page.tsx"))
  .map((file) => `/${file.replace(/\/?page\.tsx$/, "").replace(/\([^)]+\)\/?/g, "")}`);
/** What anyone may read: how to sign in, and how to join by a link that says who. */
const open = ["/sign-in", "/join"];
const guarded = pages.filter((path) => !open.includes(path));
const buildId = readFileSync(`${web}/.next/BUILD_ID`, "utf8").trim();

/** Other spellings of a path, by which a check of the path alone would be passed. */
const spellings: [string, (path: string) => string][] = [
  ["itself", (path) => path],
  ["with a slash behind", (path) => `${path}/`],
  ["with two slashes before", (path) => `/${path}`],
  ["with a dot segment", (path) => `/.${path}`],
  ["through another folder", (path) => `/sign-in/..${path}`],
  ["through an encoded folder", (path) => `/sign-in/%2e%2e${path}`],
  ["through a static file", (path) => `/_next/static/..${path}`],
  ["through an encoded static file", (path) => `/_next/static/%2e%2e/%2e%2e${path}`],
  ["with an encoded slash", (path) => `/%2F${path.slice(1)}`],
  ["with a backslash", (path) => `/\\${path.slice(1)}`],
  ["in capitals", (path) => path.toUpperCase()],
  ["with an encoded letter", (path) => path.replace("a", "%61")],
  ["with a NUL", (path) => `${path}%00`],
  ["with a semicolon", (path) => `${path};.css`],
  ["as an absolute address", (path) => `http://films.example${path}`],
  ["as component data", (path) => `${path}.rsc`],
  ["as a parameter of component data", (path) => `${path}?_rsc=1`],
  ["as a segment", (path) => `${path}.segments/_full.segment.rsc`],
  ["as the data of a page", (path) => `/_next/data/${buildId}${path}.json`],
  ["as an image", (path) => `/_next/image?url=${encodeURIComponent(path)}&w=64&q=75`],
  ["under a language", (path) => `/en${path}`],
  ["by the names of its parameters", (path) => `${path}?nxtPid=1&__nextLocale=en`],
];

const tree = encodeURIComponent(
  JSON.stringify(["", { children: ["(dashboard)", { children: ["catalogue", {}] }] }, null, null]),
);
/** What Next's router in the browser sends to be given a page's components alone. */
const routerHeaders: Headers[] = [{}, { rsc: "1" }, { rsc: "1", "next-router-state-tree": tree }];
const proxyNames = ["proxy", "src/proxy", "middleware", "src/middleware"];
/** Headers by which Next speaks to itself, or to what stands before it. */
const headerTricks = (path: string): Headers[] => [
  {},
  ...proxyNames.flatMap((name) => [
    { "x-middleware-subrequest": name },
    { "x-middleware-subrequest": Array(5).fill(name).join(":") },
  ]),
  { "x-middleware-rewrite": path },
  { "x-middleware-next": "1" },
  { "x-middleware-invoke": "1" },
  { "x-middleware-override-headers": "cookie", "x-middleware-request-cookie": "marquee.session=x" },
  { "x-middleware-set-cookie": "marquee.session=x" },
  { "x-nextjs-data": "1" },
  { "x-matched-path": path },
  { "x-invoke-path": path, "x-invoke-status": "200", "x-invoke-output": path },
  { "x-original-url": path, "x-rewrite-url": path },
  { "x-now-route-matches": "1=catalogue" },
  { "x-prerender-revalidate": "anything" },
  { rsc: "1" },
  { rsc: "1", "next-router-state-tree": tree },
  { rsc: "1", "next-router-prefetch": "1", "next-router-state-tree": tree },
  { rsc: "1", "next-router-segment-prefetch": "/_full" },
  { "next-action": "0".repeat(40) },
  { host: "evil.example" },
  { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
  { forwarded: "host=evil.example;proto=https" },
  { "x-forwarded-for": "127.0.0.1", "x-marquee-client-address": "127.0.0.1" },
  { "x-http-method-override": "HEAD", "x-method-override": "HEAD" },
  { authorization: "Bearer anything" },
  { cookie: "marquee.session=anything; __Host-marquee.session=anything" },
  { cookie: "__prerender_bypass=anything; __next_preview_data=anything" },
];

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

describe.each([...mounts, bare])(
  "someone unknown sees no page's data, through $mount",
  ({ mount, entry }) => {
    let server: MountedServer;
    let film: MovieRecord;
    let browser: SignedInBrowser;
    beforeAll(async () => {
      server = await startMount(entry);
      const { value } = await mutate(server.call, "movie.create", aMovie({ title: "Zz Secret" }));
      film = (value as { movie: MovieRecord }).movie;
      browser = await signInBrowser(server);
    });
    afterAll(() => server.close());

    const named = (path: string) => path.replace("[id]", film.id);
    const get = (path: string, headers: Headers) =>
      server.anonymous({ method: "GET", path, headers });

    test("while those who are signed in see it", async () => {
      for (const path of ["/catalogue", `/catalogue/${film.id}`]) {
        const { status, text } = await get(path, { cookie: browser.cookie });
        expect(status).toBe(200);
        expect(text).toContain(film.title);
        expect(text.includes(" nonce=")).toBe(mount !== bare.mount);
      }
      expect(guarded.length).toBeGreaterThan(2);
    });

    test.each(guarded)("%s sends them to sign in, whatever headers come with it", async (page) => {
      const path = named(page);
      for (const headers of headerTricks(path)) await expectRefused(path, headers);
      for (const method of ["POST", "HEAD", "PUT", "OPTIONS"]) {
        const { text } = await server.anonymous({ method, path });
        expectNothing(text, `${method} ${path}`);
      }
    });

    test.each(guarded)("%s tells them nothing, however its address is written", async (page) => {
      for (const [, spell] of spellings) {
        const asked = spell(named(page));
        for (const headers of routerHeaders) {
          const { text, headers: answered } = await get(asked, headers);
          expectNothing(text, asked);
          expectHere(answered.location, asked);
        }
      }
    });

    /** A redirect to sign in: by HTTP, or to a router by what it is sent. */
    async function expectRefused(path: string, headers: Headers): Promise<void> {
      const { status, headers: answered, text } = await get(path, headers);
      const told = JSON.stringify({ path, headers, status });
      expectNothing(text, told);
      expectHere(answered.location);
      const isTold = text.includes("NEXT_REDIRECT") || answered.location !== undefined;
      expect(isTold || status >= 400 || headers["next-router-prefetch"] === "1", told).toBe(true);
    }

    function expectNothing(text: string, told: string): void {
      expect(text, told).not.toContain(film.title);
      expect(text, told).not.toContain("Account: ");
    }

    /** Next alone, without server.ts before it, answers a client that names a host with that host. */
    function expectHere(location: unknown, asked = ""): void {
      if (location === undefined) return;
      const base = "http://here.invalid";
      const { origin } = new URL(String(location), base);
      expect([
        base,
        server.origin,
        asked.startsWith("http:") ? new URL(asked).origin : base,
      ]).toContain(origin);
    }
  },
);
