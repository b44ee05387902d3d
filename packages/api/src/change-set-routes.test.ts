import type { ChangeSet, MovieChange } from "@marquee/schemas/change-set";
import { aMovie } from "@marquee/schemas/movie-arbitrary";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sent } from "../contract/http-client";
import { mutate, query } from "../contract/trpc-call";
import { type ApiFixture, createApiFixture } from "./api-fixture";

let api: ApiFixture;
let call: ReturnType<ApiFixture["as"]>;
const unknownId = "0193f7e0-0000-7000-8000-000000000000";
const get = (path: string): Sent => ({ method: "GET", path });

beforeAll(async () => {
  api = await createApiFixture();
  call = api.as("editor");
});
afterAll(() => api.close());

async function filmWithHistory(): Promise<{ movie: MovieRecord; change_set: string }> {
  const { json } = await call({ method: "POST", path: "/api/movies", body: aMovie() });
  const { id, version } = json as MovieRecord;
  const input = { id, version, set: { genre: "War" } };
  const { value } = await mutate(call, "movie.update", input);
  return value as { movie: MovieRecord; change_set: string };
}

test("the history of a film has the contract's shape, in pages that Link leads through", async () => {
  const { movie, change_set } = await filmWithHistory();
  const path = `/api/movies/${movie.id}/history`;
  const whole = await call(get(path));
  expect(whole.status).toBe(200);
  const [newest] = whole.json as MovieChange[];
  expect(Object.keys(newest ?? {})).toEqual([
    "version",
    "at",
    "actor",
    "door",
    "change_set",
    "before",
    "after",
  ]);
  expect(newest).toMatchObject({ version: 2, door: "trpc", change_set, after: { genre: "War" } });
  const first = await call(get(`${path}?limit=1`));
  const next = /^<([^>]+)>; rel="next"$/.exec(String(first.headers.link))?.[1] ?? "";
  const second = await call(get(next));
  expect([...(first.json as []), ...(second.json as [])]).toEqual(whole.json);
  expect(second.headers.link).toBeUndefined();
  const { value } = await query(call, "movie.history", { id: movie.id });
  expect(value).toEqual({ changes: whole.json, next_cursor: null });
});

test("change sets are listed by any filter and read by id, alike through REST and tRPC", async () => {
  const { movie, change_set } = await filmWithHistory();
  const filter = { movie_id: movie.id, kind: "update", door: "trpc" };
  const listed = await call(get(`/api/change-sets?${new URLSearchParams(filter)}`));
  expect((listed.json as ChangeSet[]).map(({ id }) => id)).toEqual([change_set]);
  const overTrpc = await query(call, "changeSet.list", filter);
  expect(overTrpc.value).toEqual({ change_sets: listed.json, next_cursor: null });
  const one = await call(get(`/api/change-sets/${change_set}`));
  expect(one.json).toMatchObject({ id: change_set, changes: [{ movie_id: movie.id, version: 2 }] });
  const { value } = await query(call, "changeSet.get", { id: change_set });
  expect(value).toEqual({ ...(one.json as object), next_cursor: null });
});

test("a change set is undone through REST and done again through tRPC", async () => {
  const { movie, change_set } = await filmWithHistory();
  const path = `/api/change-sets/${change_set}/undo`;
  const undone = await call({ method: "POST", path });
  expect(undone.status).toBe(200);
  expect(undone.json).toMatchObject({ undone: 1, conflict_count: 0, conflicts: [] });
  const { change_set: undo } = undone.json as { change_set: string };
  expect(undone.headers["change-set"]).toBe(undo);
  const again = await mutate(call, "changeSet.undo", { id: undo });
  expect(again.value).toMatchObject({ undone: 1, conflict_count: 0 });
  expect((await call(get(`/api/movies/${movie.id}`))).json).toMatchObject({
    genre: "War",
    version: 4,
  });
  const late = await call({ method: "POST", path: `/api/change-sets/${undo}/undo`, body: {} });
  expect(late.status).toBe(200);
  expect(late.headers["change-set"]).toBeUndefined();
  expect(late.json).toMatchObject({ undone: 0, conflicts: [{ reason: "changed_since" }] });
});

test("a viewer may read history and undo nothing", async () => {
  const { change_set } = await filmWithHistory();
  const viewer = api.as("viewer");
  expect((await viewer(get(`/api/change-sets/${change_set}`))).status).toBe(200);
  const path = `/api/change-sets/${change_set}/undo`;
  expect((await viewer({ method: "POST", path })).status).toBe(403);
});

test.each([
  ["/api/change-sets?kind=nothing", 400, "invalid_input"],
  ["/api/change-sets?door=window", 400, "invalid_input"],
  ["/api/change-sets?movie_id=x", 400, "invalid_input"],
  ["/api/change-sets?actor=a%00b", 400, "invalid_input"],
  [`/api/change-sets?actor=${"a".repeat(201)}`, 400, "invalid_input"],
  ["/api/change-sets?from=yesterday", 400, "invalid_input"],
  ["/api/change-sets?from=0000-12-31T23:59:59Z", 400, "invalid_input"],
  ["/api/change-sets?to=0001-01-01T00:00:00%2B00:01", 400, "invalid_input"],
  ["/api/change-sets?to=9999-12-31T23:59:59-00:01", 400, "invalid_input"],
  ["/api/change-sets?limit=1001", 400, "invalid_input"],
  ["/api/change-sets?cursor=x", 400, "invalid_input"],
  ["/api/change-sets/x", 404, "change_set_not_found"],
  [`/api/change-sets/${unknownId}`, 404, "change_set_not_found"],
  ["/api/movies/x/history", 404, "movie_not_found"],
  [`/api/movies/${unknownId}/history`, 404, "movie_not_found"],
])("%s is refused: %s %s", async (path, status, code) => {
  const received = await call(get(path));
  expect(received.status).toBe(status);
  expect(received.json).toMatchObject({ code });
});

test.each([
  "from=0001-01-01T00:00:00Z&to=9999-12-31T23:59:59Z",
  "from=2026-01-01T00:00:00%2B23:59",
  "to=9999-12-31T23:59:59%2B23:59",
])("change sets are listed with the furthest times there are: %s", async (times) => {
  expect((await call(get(`/api/change-sets?${times}`))).status).toBe(200);
});
