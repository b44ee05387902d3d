import { aMovie } from "@marquee/schemas/movie-arbitrary";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mutate, rest } from "../contract/trpc-call";
import { type ApiFixture, createApiFixture } from "./api-fixture";

let api: ApiFixture;
let call: ReturnType<ApiFixture["as"]>;

beforeAll(async () => {
  api = await createApiFixture();
  call = api.as("editor");
});
afterAll(() => api.close());

async function made(): Promise<string> {
  const { json } = await call({ method: "POST", path: "/api/movies", body: aMovie() });
  return (json as MovieRecord).id;
}

test("what an edit would do and does is told alike through REST and tRPC", async () => {
  const ids = [await made(), await made()];
  const steps: [string, string, object][] = [
    ["movie.bulkUpdate", "/api/movies/bulk", { ids, set: { genre: "War" }, dry_run: true }],
    ["movie.bulkUpdate", "/api/movies/bulk", { ids, set: { genre: "War" }, expected_count: 7 }],
    ["movie.bulkDelete", "/api/movies/bulk/delete", { ids, dry_run: true }],
    ["movie.bulkDelete", "/api/movies/bulk/delete", { ids }],
    ["movie.bulkRestore", "/api/movies/bulk/restore", { ids, expected_count: 1 }],
    ["movie.bulkRestore", "/api/movies/bulk/restore", { filter: {}, dry_run: true }],
  ];
  for (const [procedure, path, body] of steps) {
    const overRest = await rest(call, { method: "POST", path, body });
    expect(await mutate(call, procedure, body)).toEqual(overRest);
  }
});

test("an edit has its change set in its header, and a look at it has none", async () => {
  const ids = [await made()];
  const path = "/api/movies/bulk";
  const look = await call({
    method: "POST",
    path,
    body: { ids, extend: { days: 1 }, dry_run: true },
  });
  expect([look.status, look.headers["change-set"]]).toEqual([200, undefined]);
  const body = { ids, extend: { days: 1 }, expected_count: 1 };
  const done = await call({ method: "POST", path, body });
  expect(done.json).toEqual({
    ...{ dry_run: false, matched: 1, changed: 1, unchanged: 0 },
    change_set: done.headers["change-set"],
  });
});

test("bulk is a path of its own and no film", async () => {
  const received = await call({ method: "GET", path: "/api/movies/bulk" });
  expect([received.status, received.headers.allow]).toEqual([405, "POST, OPTIONS"]);
});
