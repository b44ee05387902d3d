import type { IncomingMessage } from "node:http";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createClient } from "./client";
import {
  administrator,
  type MarqueeFixture,
  startLossyProxy,
  startMarquee,
  startServer,
} from "./marquee-fixture";

let marquee: MarqueeFixture;
beforeAll(async () => {
  marquee = await startMarquee();
});
afterAll(() => marquee.stop());

let proxy: Awaited<ReturnType<typeof startLossyProxy>>;
let isLost: (asked: IncomingMessage) => boolean;
beforeAll(async () => {
  proxy = await startLossyProxy(marquee.url, (asked) => isLost(asked));
});
afterAll(() => proxy.stop());
beforeEach(() => {
  isLost = () => false;
});

let films = 0;
function newFilm() {
  films += 1;
  const fields = { genre: "Horror", expiry_date: "2026-12-31", release_year: 1979 };
  return { title: `Film ${films}`, ...fields };
}

const throughProxy = () => createClient({ url: proxy.url, ...administrator });

const changeSets = () => marquee.prisma.changeSet.count();

/** Loses the first answers to each request, told apart by key or path: as many as `count` says of the nth. */
function losingFirst(count: (nth: number) => number): (asked: IncomingMessage) => boolean {
  const attempts = new Map<string, { left: number }>();
  return ({ headers, url = "" }) => {
    const request = String(headers["idempotency-key"] ?? url);
    const attempt = attempts.get(request) ?? { left: count(attempts.size) };
    attempts.set(request, attempt);
    attempt.left -= 1;
    return attempt.left >= 0;
  };
}

test("a write whose answers are lost is done once, and answered in the end", async () => {
  const client = throughProxy();
  const before = await changeSets();
  isLost = losingFirst(() => 2);
  const { movie, change_set } = await client.movie.create.mutate(newFilm());
  const set = { genre: "War" };
  const changed = await client.movie.update.mutate({ id: movie.id, version: 1, set });
  expect(changed.movie).toMatchObject({ version: 2, genre: "War" });
  expect(change_set).not.toBe(changed.change_set);
  const gone = await client.movie.delete.mutate({ ids: [movie.id] });
  expect(gone.deleted).toBe(1);
  expect(await changeSets()).toBe(before + 3);
});

test("of many writes at once, with answers lost among them, each is done once", async () => {
  const client = throughProxy();
  const before = await changeSets();
  isLost = losingFirst((nth) => nth % 4);
  const written = await Promise.all(
    Array.from({ length: 60 }, () => client.movie.create.mutate(newFilm())),
  );
  expect(new Set(written.map(({ change_set }) => change_set)).size).toBe(60);
  expect(await changeSets()).toBe(before + 60);
});

test("a query whose answer is lost is asked again", async () => {
  isLost = losingFirst(() => 1);
  expect(await throughProxy().movie.count.query({ filter: { title: "none" } })).toEqual({
    count: 0,
    kind: "exact",
  });
});

test("a write whose answer never comes fails, and is answered later under the caller's key", async () => {
  const film = newFilm();
  const options = { idempotencyKey: "import-7/line-1" };
  const before = await changeSets();
  isLost = ({ url }) => !url?.includes("/api/token");
  const failed = throughProxy().movie.create.mutate(film, options);
  await expect(failed).rejects.toMatchObject({ code: "network_error" });
  isLost = () => false;
  const { movie } = await throughProxy().movie.create.mutate(film, options);
  expect(movie).toMatchObject(film);
  expect(await changeSets()).toBe(before + 1);
});

type Answer = { status: number; headers?: Record<string, string>; body: object };

const refusal = (status: number, code: string, retry_after?: string): Answer => ({
  status,
  headers: retry_after === undefined ? {} : { "Retry-After": retry_after },
  body: { error: { message: code, code: -1, data: { code, status, detail: code } } },
});
const success: Answer = { status: 200, body: { result: { data: { change_set: "x" } } } };

/** A server that gives one answer after the other, and what it was asked. */
async function startScript(answers: (Answer | "cut")[]) {
  const keys: unknown[] = [];
  const server = await startServer((incoming, outgoing) => {
    keys.push(incoming.headers["idempotency-key"]);
    const answer = answers[keys.length - 1] ?? success;
    if (answer === "cut") incoming.socket.destroy();
    else outgoing.writeHead(answer.status, answer.headers).end(JSON.stringify(answer.body));
  });
  return { ...server, keys, client: createClient({ url: server.url, token: "x" }) };
}

test("a write is sent again with its key while the server asks for patience", async () => {
  const { client, keys, stop } = await startScript([
    refusal(503, "database_unavailable", "0"),
    refusal(409, "idempotency_in_progress", "0"),
    { status: 502, body: [] },
    "cut",
  ]);
  await client.movie.create.mutate(newFilm());
  expect(keys).toHaveLength(5);
  expect(new Set(keys).size).toBe(1);
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
  await client.movie.create.mutate(newFilm());
  expect(keys[5]).not.toBe(keys[0]);
  await stop();
});

test.each([
  ["asks for more patience than there is", refusal(503, "database_unavailable", "60")],
  ["refuses it for good", refusal(409, "duplicate_movie", "0")],
  ["does not say when", refusal(503, "database_unavailable")],
])("a write is sent once where the server %s", async (_, answer) => {
  const { client, keys, stop } = await startScript([answer]);
  await expect(client.movie.create.mutate(newFilm())).rejects.toMatchObject({
    status: answer.status,
  });
  expect(keys).toHaveLength(1);
  await stop();
});

test("what answers a secret is sent without a key, and then only once", async () => {
  const secret = refusal(400, "invalid_input");
  const errors = [{ parameter: "Idempotency-Key", code: "secret_answer", detail: "" }];
  Object.assign((secret.body as { error: { data: object } }).error.data, { errors });
  const { client, keys, stop } = await startScript([secret, "cut", success]);
  await expect(client.movie.create.mutate(newFilm())).rejects.toMatchObject({
    code: "network_error",
  });
  expect(keys).toEqual([expect.any(String), undefined]);
  await stop();
});

test("a signal ends the waiting between two attempts", async () => {
  const { client, keys, stop } = await startScript([refusal(503, "database_unavailable", "10")]);
  const end = new AbortController();
  const call = client.movie.create.mutate(newFilm(), { signal: end.signal });
  setTimeout(() => end.abort(), 50);
  await expect(call).rejects.toMatchObject({ code: "aborted" });
  expect(keys).toHaveLength(1);
  await stop();
});
