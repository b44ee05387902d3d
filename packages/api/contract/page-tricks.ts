import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export type Headers = Record<string, string>;

export const web = fileURLToPath(new URL("../../../apps/web", import.meta.url));
/** The path of every page, as its folder says; `[id]` is any film's. */
const pages = readdirSync(`${web}/src/app`, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("page.tsx"))
  .map((file) => `/${file.replace(/\/?page\.tsx$/, "").replace(/\([^)]+\)\/?/g, "")}`);
/** What anyone may read: how to sign in, how to join by a link that says who, the reference of the API. */
const open = ["/sign-in", "/join", "/docs"];
export const guarded = pages.filter((path) => !open.includes(path));
const buildId = readFileSync(`${web}/.next/BUILD_ID`, "utf8").trim();

/** Other spellings of a path, by which a check of the path alone would be passed. */
export const spellings: [string, (path: string) => string][] = [
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
export const routerHeaders: Headers[] = [
  {},
  { rsc: "1" },
  { rsc: "1", "next-router-state-tree": tree },
];
const proxyNames = ["proxy", "src/proxy", "middleware", "src/middleware"];
/** Headers by which Next speaks to itself, or to what stands before it. */
export const headerTricks = (path: string): Headers[] => [
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
