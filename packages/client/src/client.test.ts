import { inspect } from "node:util";
import type { AppRouter } from "@marquee/api/router";
import type { TRPCClient } from "@trpc/client";
import { afterAll, beforeAll, expect, expectTypeOf, test } from "vitest";
import { createClient, type MarqueeClient, MarqueeError } from "./client";
import { administrator, type MarqueeFixture, startMarquee, startServer } from "./marquee-fixture";

let marquee: MarqueeFixture;
let client: ReturnType<typeof createClient>;
beforeAll(async () => {
  marquee = await startMarquee();
  client = createClient({ url: marquee.url, ...administrator });
});
afterAll(() => marquee.stop());

const alien = { title: "Alien", genre: "Horror", expiry_date: "2026-12-31", release_year: 1979 };

/** The MarqueeError that a call fails with. */
async function errorOf(call: Promise<unknown>): Promise<MarqueeError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof MarqueeError) return error;
  throw new Error(`Not a MarqueeError: ${error}`);
}

test("the types are those of tRPC's own client", () => {
  expectTypeOf<TRPCClient<AppRouter>>().toExtend<MarqueeClient>();
});

test("every bad field of an input is named", async () => {
  const error = await errorOf(client.movie.create.mutate({ ...alien, title: "", release_year: 1 }));
  expect(error).toMatchObject({ name: "MarqueeError", code: "invalid_input", status: 400 });
  expect(error.errors.map(({ pointer }) => pointer)).toEqual(["/title", "/release_year"]);
  expect(error.message).toBe(error.detail);
  expect(error.request_id).toMatch(/^[0-9a-f-]{36}$/);
});

test("an error's stack leads to the call", async () => {
  async function lookForNothing() {
    await client.movie.get.query({ id: "no uuid" });
  }
  expect((await errorOf(lookForNothing())).stack).toContain("at lookForNothing");
});

test("a printed error shows each fact once, and nothing of the request", async () => {
  const error = await errorOf(client.movie.get.query({ id: "no uuid" }));
  const printed = inspect(error);
  expect(printed.match(/id must be a UUID/g)).toHaveLength(1);
  expect(printed).not.toMatch(/Bearer|Response/);
});

test("a film that is already there is named by its path", async () => {
  const { movie } = await client.movie.create.mutate({ ...alien, title: "Aliens" });
  const error = await errorOf(client.movie.create.mutate({ ...alien, title: "ALIENS" }));
  expect(error).toMatchObject({ code: "duplicate_movie", status: 409 });
  expect(error.existing).toBe(`/api/movies/${movie.id}`);
});

test("a film changed since comes with the error", async () => {
  const { movie } = await client.movie.create.mutate(alien);
  const change = { id: movie.id, version: movie.version };
  const changed = await client.movie.update.mutate({
    ...change,
    set: { genre: "Science fiction" },
  });
  const error = await errorOf(client.movie.update.mutate({ ...change, set: { genre: "War" } }));
  expect(error).toMatchObject({ code: "stale_version", status: 412 });
  expect(error.current).toEqual(changed.movie);
});

test("of calls that share a request each fails or succeeds by itself", async () => {
  const missing = client.movie.get.query({ id: "00000000-0000-4000-8000-000000000000" });
  const counted = client.movie.count.query({ filter: { title: "no such film" } });
  expect(await errorOf(missing)).toMatchObject({ code: "movie_not_found", status: 404 });
  expect(await counted).toEqual({ count: 0, kind: "exact" });
});

test("a wrong password and an unknown user are invalid credentials", async () => {
  for (const wrong of [{ password: "wrong" }, { user: "nobody" }]) {
    const stranger = createClient({ url: marquee.url, ...administrator, ...wrong });
    expect(await errorOf(stranger.movie.count.query({}))).toMatchObject({
      code: "invalid_credentials",
      status: 400,
      detail: "The user is unknown or the password is wrong.",
    });
  }
});

test("a token that the server does not give for another reason is unavailable", async () => {
  const nameless = createClient({ url: marquee.url, user: "", password: "x" });
  expect(await errorOf(nameless.movie.count.query({}))).toMatchObject({
    code: "token_unavailable",
    detail: "user is required, as text.",
  });
});

test("a server that is away is a network error that says where and why", async () => {
  const { url, stop } = await startServer(() => {});
  await stop();
  const away = createClient({ url, token: "x" });
  const error = await errorOf(away.movie.count.query({}));
  expect(error).toMatchObject({ code: "network_error", status: undefined });
  expect(error.detail).toBe(
    `${url}/api/trpc/movie.count does not answer: connect ECONNREFUSED ${new URL(url).host}.`,
  );
});

test("an answer cut off midway is a network error", async () => {
  const server = await startServer((_, outgoing) => {
    outgoing.writeHead(200, { "Content-Type": "application/json", "Content-Length": 100 });
    outgoing.write("[", () => outgoing.destroy());
  });
  const call = createClient({ url: server.url, token: "x" }).movie.count.query({});
  expect(await errorOf(call)).toMatchObject({ code: "network_error" });
  await server.stop();
});

test.each([
  { status: 502, type: "text/html", body: "<h1>Bad Gateway</h1>" },
  { status: 404, type: "application/json", body: '{"message":"no such page"}' },
  { status: 200, type: "application/json", body: "{" },
])("an answer that Marquee would not give is unexpected: $status $body", async (answer) => {
  const server = await startServer((_, outgoing) => {
    outgoing.writeHead(answer.status, { "Content-Type": answer.type }).end(answer.body);
  });
  for (const credentials of [{ token: "x" }, administrator]) {
    const call = createClient({ url: server.url, ...credentials }).movie.count.query({});
    const error = await errorOf(call);
    expect(error).toMatchObject({ code: "unexpected_answer", status: answer.status });
    expect(error.detail).toMatch(/ answered \d+, but not as Marquee does. Is the url right\?$/);
  }
  await server.stop();
});

test("an answer to fewer calls than were made is unexpected", async () => {
  const server = await startServer((_, outgoing) => outgoing.end("[]"));
  const call = createClient({ url: server.url, token: "x" }).movie.count.query({});
  expect(await errorOf(call)).toMatchObject({ code: "unexpected_answer" });
  await server.stop();
});

test("an answer that does not come in time is a timeout, even when it has begun", async () => {
  const server = await startServer((_, outgoing) => {
    outgoing.writeHead(200, { "Content-Type": "application/json" }).write("[");
  });
  const slow = createClient({ url: server.url, token: "x", timeoutMs: 50 });
  expect(await errorOf(slow.movie.count.query({}))).toMatchObject({
    code: "timeout",
    detail: `${server.url}/api/trpc/movie.count did not answer within 50 ms.`,
  });
  await server.stop();
});

test("a signal ends its call at once, and not those that share its request", async () => {
  const server = await startServer(() => {});
  const waiting = createClient({ url: server.url, token: "x" });
  const one = new AbortController();
  const ended = errorOf(waiting.movie.count.query({}, { signal: one.signal }));
  const other = errorOf(waiting.movie.count.query({}));
  setTimeout(() => one.abort(new Error("enough")), 20);
  expect(await ended).toMatchObject({ code: "aborted", cause: { message: "enough" } });
  const late = errorOf(waiting.movie.count.query({}, { signal: one.signal }));
  const another = errorOf(waiting.movie.count.query({}));
  expect(await late).toMatchObject({ code: "aborted" });
  await server.stop();
  const broken = { code: "network_error" };
  expect(await Promise.all([other, another])).toMatchObject([broken, broken]);
});

test("a client's signal ends all its calls, those to come too", async () => {
  const server = await startServer(() => {});
  const all = new AbortController();
  const waiting = createClient({ url: server.url, token: "x", signal: all.signal });
  const ended = [
    errorOf(waiting.movie.count.query({})),
    errorOf(waiting.movie.create.mutate(alien)),
  ];
  setTimeout(() => all.abort(new Error("enough")), 20);
  const aborted = { code: "aborted", cause: { message: "enough" } };
  expect(await Promise.all(ended)).toMatchObject([aborted, aborted]);
  expect(await errorOf(waiting.movie.count.query({}))).toMatchObject(aborted);
  await server.stop();
});

test.each([
  { length: 14_000, method: "GET" },
  { length: 14_001, method: "POST" },
])("a query whose URL would be $length long goes by $method", async ({ length, method }) => {
  const input = (title: string) => encodeURIComponent(JSON.stringify({ 0: { filter: { title } } }));
  const path = `${marquee.url}/api/trpc/movie.count`;
  const title = "x".repeat(length - `${path}?batch=1&input=${input("")}`.length);
  marquee.takeRequests();
  expect(await client.movie.count.query({ filter: { title } })).toEqual({
    count: 0,
    kind: "exact",
  });
  expect(marquee.takeRequests()).toEqual([`${method} /api/trpc/movie.count`]);
});

test("a query of the most values that there may be is answered, and a larger body is not", async () => {
  const ask = (length: number) => {
    const titles = Array.from({ length: 1000 }, (_, at) => String(at).padEnd(length));
    return client.movie.count.query({ filter: { title: { in: titles } } });
  };
  expect(await ask(250)).toEqual({ count: 0, kind: "exact" });
  expect(await errorOf(ask(270))).toMatchObject({ code: "payload_too_large", status: 413 });
});

test("long queries made at once are sent apart", async () => {
  const titles = Array.from({ length: 200 }, (_, at) => `A title of some length ${at}`);
  const calls = [0, 1, 2].map(() =>
    client.movie.count.query({ filter: { title: { in: titles } } }),
  );
  expect(await Promise.all(calls)).toEqual(calls.map(() => ({ count: 0, kind: "exact" })));
});

test("a Marquee below a path is found there", async () => {
  const asked: string[] = [];
  const record: typeof fetch = async (url) => {
    asked.push(String(url));
    return Response.json({ access_token: "x", expires_in: 900 });
  };
  for (const url of ["http://host/films", new URL("http://host/films/")]) {
    const call = createClient({ url, ...administrator, fetch: record }).movie.count.query({});
    await errorOf(call);
    expect(asked.splice(0)).toEqual([
      "http://host/films/api/token",
      expect.stringMatching(/^http:\/\/host\/films\/api\/trpc\/movie\.count\?/),
    ]);
  }
});

test("what is no call says how to call", () => {
  // @ts-expect-error: a program in plain JavaScript can forget the .query.
  expect(() => client.movie.list({})).toThrow(
    "movie.list is no call: it ends in .query() or .mutate()",
  );
});

test("options that cannot work are refused at once", () => {
  expect(() => createClient({ url: "127.0.0.1:3000", token: "x" })).toThrow(
    "url must be an address such as http://127.0.0.1:3000, not 127.0.0.1:3000",
  );
  for (const timeoutMs of [0, -1, 0.5, Number.POSITIVE_INFINITY, 2 ** 31]) {
    expect(() => createClient({ url: marquee.url, token: "x", timeoutMs })).toThrow(
      "timeoutMs must be a whole number up to 2147483647",
    );
  }
  // @ts-expect-error: a program in plain JavaScript can leave the password out.
  expect(() => createClient({ url: marquee.url, user: "admin" })).toThrow(
    "createClient needs a user and a password, or a token",
  );
});
