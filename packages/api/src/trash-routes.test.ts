import { aMovie } from "@marquee/schemas/movie-arbitrary";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mutate, query } from "../contract/trpc-call";
import { type ApiFixture, createApiFixture } from "./api-fixture";

let api: ApiFixture;
let call: ReturnType<ApiFixture["as"]>;

beforeAll(async () => {
  api = await createApiFixture();
  call = api.as("editor");
});
afterAll(() => api.close());

async function trashed(title: string): Promise<MovieRecord> {
  const { json } = await call({ method: "POST", path: "/api/movies", body: aMovie({ title }) });
  const movie = json as MovieRecord;
  await mutate(call, "movie.delete", { ids: [movie.id] });
  return movie;
}

test("the trash is listed alike through REST and tRPC", async () => {
  await trashed("Alien");
  await trashed("Aliens");
  const listed = await call({ method: "GET", path: "/api/trash?limit=1" });
  expect(listed.json).toMatchObject([{ title: "Aliens", version: 2 }]);
  const next = /^<([^>]+)>/.exec(String(listed.headers.link))?.[1] ?? "";
  expect((await call({ method: "GET", path: next })).json).toMatchObject([{ title: "Alien" }]);
  const { value } = await query(call, "movie.trash", { limit: 1 });
  expect(value).toEqual({ movies: listed.json, next_cursor: listed.headers["next-cursor"] });
});

test("a film is restored with its ETag and change set, and refused where its place is taken", async () => {
  const movie = await trashed("Heat");
  const path = `/api/movies/${movie.id}/restore`;
  const restored = await call({ method: "POST", path });
  expect(restored.status).toBe(200);
  expect(restored.headers).toMatchObject({ etag: '"v3"', "change-set": expect.any(String) });
  expect(restored.json).toMatchObject({ id: movie.id, title: "Heat", version: 3 });
  const again = await call({ method: "POST", path });
  expect([again.status, again.headers.etag, again.headers["change-set"]]).toEqual([
    200,
    '"v3"',
    undefined,
  ]);
  const twin = await trashed("Twin");
  const { json } = await call({
    method: "POST",
    path: "/api/movies",
    body: aMovie({ title: "TWIN" }),
  });
  const refused = await call({ method: "POST", path: `/api/movies/${twin.id}/restore` });
  expect(refused.status).toBe(409);
  expect(refused.json).toMatchObject({
    code: "duplicate_movie",
    existing: `/api/movies/${(json as MovieRecord).id}`,
  });
  const overTrpc = await mutate(call, "movie.restore", { id: twin.id });
  expect(overTrpc).toMatchObject({ status: 409, code: "duplicate_movie" });
});

test("what never was a film cannot be restored", async () => {
  for (const id of ["x", "0193f7e0-0000-7000-8000-000000000000"]) {
    const received = await call({ method: "POST", path: `/api/movies/${id}/restore` });
    expect([received.status, (received.json as { code: string }).code]).toEqual([
      404,
      "movie_not_found",
    ]);
  }
});
