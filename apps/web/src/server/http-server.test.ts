import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeHttpServer } from "./http-server";

const answer = (who: string) => (request: { url?: string }, response: ServerResponse) => {
  response.end(`${who} ${request.url}`);
};
let ownPort = 0;

const server = makeHttpServer({
  publicUrl: "http://127.0.0.1:3000",
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

test("a client cannot say where it comes from", async () => {
  const text = await ask("GET / HTTP/1.1", "Host: x", "X-Marquee-Client-Address: 203.0.113.9");
  expect(text).toContain("pages / 127.0.0.1");
});

test("pages asked for under another name of this machine are sent to the public address", async () => {
  const page = await ask("GET /movies?sort=title HTTP/1.1", "Host: localhost:3000");
  expect(page).toMatch(/^HTTP\/1\.1 307 /);
  expect(page).toContain("Location: http://127.0.0.1:3000/movies?sort=title\r\n");
  expect(await ask("GET /api HTTP/1.1", "Host: localhost:3000")).toMatch(/^HTTP\/1\.1 200 /);
});

test("a target that names nothing is refused", async () => {
  expect(await ask("OPTIONS * HTTP/1.1", "Host: x")).toMatch(/^HTTP\/1\.1 400 /);
});

test("a websocket is refused at once", async () => {
  const text = await ask("GET / HTTP/1.1", "Host: x", "Upgrade: websocket", "Connection: Upgrade");
  expect(text).toMatch(/^HTTP\/1\.1 426 /);
});

test("an offer of HTTP/2 is passed over", async () => {
  const text = await ask("GET /api HTTP/1.1", "Host: x", "Upgrade: h2c", "Connection: Upgrade");
  expect(text).toMatch(/^HTTP\/1\.1 200 /);
});
