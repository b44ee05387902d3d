import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import type { TrustedProxies } from "@marquee/api/client-address";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeHttpServer } from "./http-server";

const answer = (who: string) => (request: { url?: string }, response: ServerResponse) => {
  response.end(`${who} ${request.url}`);
};
let ownPort = 0;

const server = makeHttpServer({
  publicUrl: "http://127.0.0.1:3000",
  trustProxy: undefined,
  api: answer("api"),
  pages: (request, response) =>
    response.end(`pages ${request.url} ${request.headers["x-marquee-client-address"]}`),
});

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  ownPort = typeof address === "object" && address ? address.port : 0;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** The whole answer to a request of these lines, body included. */
async function ask(...lines: string[]): Promise<string> {
  const socket = connect(ownPort, "127.0.0.1").setEncoding("utf8");
  socket.write([...lines, "Connection: close", "", ""].join("\r\n"));
  let text = "";
  for await (const chunk of socket) text += chunk;
  return text;
}

test.each([
  ["/api", "api /api"],
  ["/api/", "api /api/"],
  ["/api/movies?limit=1", "api /api/movies?limit=1"],
  ["/api/auth", "api /api/auth"],
  ["/api/auth/session", "pages /api/auth/session 127.0.0.1"],
  ["/apiary", "pages /apiary 127.0.0.1"],
  ["/livez", "api /livez"],
  ["/readyz?x=1", "api /readyz?x=1"],
  ["/.well-known/jwks.json", "api /.well-known/jwks.json"],
  ["/", "pages / 127.0.0.1"],
  ["http://films.example/api/movies?limit=1", "api /api/movies?limit=1"],
])("%s is answered by %s", async (target, expected) => {
  expect(await ask(`GET ${target} HTTP/1.1`, "Host: films.example")).toContain(expected);
});

/** What the pages are told of where a request came from. */
async function told(trustProxy: TrustedProxies | undefined): Promise<Record<string, unknown>> {
  const behind = makeHttpServer({
    publicUrl: "http://127.0.0.1:3000",
    trustProxy,
    api: answer("api"),
    pages: ({ headers }, response) => response.end(JSON.stringify(headers)),
  }).listen(0, "127.0.0.1");
  await once(behind, "listening");
  const { port } = behind.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/`, {
    headers: {
      "x-marquee-client-address": "198.51.100.9",
      "x-forwarded-for": "198.51.100.9, 203.0.113.9",
      "x-forwarded-host": "evil.example",
      "x-forwarded-proto": "https",
      forwarded: "for=198.51.100.9",
    },
  });
  behind.close();
  const headers = Object.entries((await response.json()) as Record<string, string>);
  return Object.fromEntries(headers.filter(([name]) => /forwarded|address/.test(name)));
}

test("what a client says of where it comes from is not passed on", async () => {
  expect(await told(undefined)).toEqual({
    "x-marquee-client-address": "127.0.0.1",
    "x-forwarded-for": "127.0.0.1",
    "x-forwarded-proto": "http",
  });
});

test("a trusted proxy is believed, and no further than it is trusted", async () => {
  const expected = {
    "x-marquee-client-address": "203.0.113.9",
    "x-forwarded-for": "203.0.113.9",
    "x-forwarded-proto": "https",
  };
  expect(await told({ hops: 1 })).toMatchObject(expected);
  expect(await told({ networks: ["127.0.0.0/8"] })).toMatchObject(expected);
  expect(await told({ networks: ["10.0.0.0/8"] })).toEqual(await told(undefined));
});

test("pages are told the id that the answer carries", async () => {
  const behind = makeHttpServer({
    publicUrl: "http://127.0.0.1:3000",
    trustProxy: undefined,
    api: answer("api"),
    pages: ({ headers }, response) => response.end(headers["x-request-id"]),
  }).listen(0, "127.0.0.1");
  await once(behind, "listening");
  const { port } = behind.address() as AddressInfo;
  for (const given of ["seen-by-a-proxy", "not one of ours"]) {
    const headers = { "x-request-id": given };
    const response = await fetch(`http://127.0.0.1:${port}/`, { headers });
    const id = response.headers.get("x-request-id");
    expect(await response.text()).toBe(id);
    expect(id === given).toBe(given === "seen-by-a-proxy");
  }
  behind.close();
});

test("pages asked for under another name of this machine are sent to the public address", async () => {
  const page = await ask("GET /movies?sort=title HTTP/1.1", "Host: localhost:3000");
  expect(page).toMatch(/^HTTP\/1\.1 307 /);
  expect(page).toContain("Location: http://127.0.0.1:3000/movies?sort=title\r\n");
  expect(await ask("GET /api HTTP/1.1", "Host: localhost:3000")).toMatch(/^HTTP\/1\.1 200 /);
});

test.each([
  ["a target that names nothing", "OPTIONS * HTTP/1.1", 400, "invalid_encoding"],
  [
    "an address with letters that are not encoded",
    "GET /api/search?title=Amélie HTTP/1.1",
    400,
    "invalid_encoding",
  ],
  ["a method that is none", "FOO / HTTP/1.1", 400, "invalid_encoding"],
  ["a method that Next does not know", "TRACE /sign-in HTTP/1.1", 405, "method_not_allowed"],
])("%s is refused with the reason and an id", async (_, line, status, code) => {
  const [head = "", body = ""] = (await ask(line, "Host: x")).split("\r\n\r\n");
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(head).toContain("application/problem+json");
  const [, id] = /^X-Request-Id: (.+)$/m.exec(head) ?? [];
  expect(JSON.parse(body)).toMatchObject({ status, code, instance: id });
});

test("a websocket is refused at once", async () => {
  const text = await ask("GET / HTTP/1.1", "Host: x", "Upgrade: websocket", "Connection: Upgrade");
  expect(text).toMatch(/^HTTP\/1\.1 426 /);
});

test("an offer of HTTP/2 is passed over", async () => {
  const text = await ask("GET /api HTTP/1.1", "Host: x", "Upgrade: h2c", "Connection: Upgrade");
  expect(text).toMatch(/^HTTP\/1\.1 200 /);
});
