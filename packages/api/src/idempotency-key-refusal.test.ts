import { aMovie } from "@marquee/schemas/movie-arbitrary";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Received, type Sent, send } from "../contract/http-client";
import { type ApiFixture, createApiFixture } from "./api-fixture";
import { codeOf, keyed, newKey, repeated } from "./keyed-fixture";
import { everyWrite, ifFirst } from "./write-fixture";

let api: ApiFixture;
let call: ReturnType<ApiFixture["as"]>;
const unknownId = "0193f7e0-0000-7000-8000-000000000000";

beforeAll(async () => {
  api = await createApiFixture();
  call = api.as("editor");
});
afterAll(() => api.close());

const { made } = everyWrite(
  () => api,
  (sent) => call(sent),
);

test("a refusal that says how the catalogue was is given again, even when it no longer is so", async () => {
  const film = aMovie();
  const { json } = await call({ method: "POST", path: "/api/movies", body: film });
  const { id } = json as MovieRecord;
  const refusals: [Sent, number, string][] = [
    [{ method: "POST", path: "/api", body: film }, 409, "duplicate_movie"],
    [{ method: "POST", path: "/api/trpc/movie.create", body: film }, 409, "duplicate_movie"],
    [
      {
        method: "PATCH",
        path: `/api/movies/${id}`,
        headers: { "if-match": '"v7"' },
        body: { genre: "War" },
      },
      412,
      "stale_version",
    ],
    [{ method: "DELETE", path: "/api?title=nothing" }, 404, "movie_not_found"],
  ];
  const sent = refusals.map(([request]) => keyed(request, newKey()));
  const first: Received[] = [];
  for (const request of sent) first.push(await call(request));
  expect(first.map((received) => [received.status, codeOf(received)])).toEqual(
    refusals.map(([, status, code]) => [status, code]),
  );
  await call({ method: "DELETE", path: `/api/movies/${id}`, headers: ifFirst });
  const gone = keyed(
    { method: "PATCH", path: `/api/movies/${id}`, body: { genre: "A" } },
    newKey(),
  );
  expect((await call(gone)).status).toBe(410);
  await call({ method: "POST", path: `/api/movies/${id}/restore` });
  expect((await call(gone)).status).toBe(410);
  for (const [at, request] of sent.entries()) {
    expect(repeated(await call(request))).toEqual(repeated(first[at] as Received));
  }
});

test("a request that was wrong may be put right under the same key", async () => {
  for (const path of ["/api", "/api/trpc/movie.create"]) {
    const key = newKey();
    const wrong = { ...aMovie(), release_year: 1500 };
    expect((await call(keyed({ method: "POST", path, body: wrong }, key))).status).toBe(400);
    const { status } = await call(keyed({ method: "POST", path, body: aMovie() }, key));
    expect(status).toBeLessThan(300);
  }
  const { id } = await made();
  const key = newKey();
  const patch = { method: "PATCH", path: `/api/movies/${id}`, body: { genre: "War" } };
  expect((await call(keyed(patch, key))).status).toBe(428);
  expect((await call(keyed({ ...patch, headers: ifFirst }, key))).status).toBe(200);
});

test("reads pass a key over", async () => {
  const key = newKey();
  for (const path of ["/api/movies?limit=1", "/api", "/api/trash", "/api/change-sets?limit=1"]) {
    expect((await call(keyed({ method: "GET", path }, key))).status).toBe(200);
  }
  const query = { method: "GET", path: "/api/trpc/movie.list?input={}" };
  expect((await call(keyed(query, key))).status).toBe(200);
  const kept = await api.db.prisma.idempotencyKey.count({ where: { key } });
  expect(kept).toBe(0);
});

test("a batch takes no key", async () => {
  const path = "/api/trpc/movie.create,movie.create?batch=1";
  const before = await api.db.prisma.changeSet.count();
  const body = { 0: aMovie(), 1: aMovie() };
  const received = await call(keyed({ method: "POST", path, body }, newKey()));
  expect(received.status).toBe(400);
  expect(await api.db.prisma.changeSet.count()).toBe(before);
});

test("a procedure that there is not is not found, with a key as without", async () => {
  const sent = { method: "POST", path: "/api/trpc/movie.nothing", body: {} };
  for (const request of [sent, keyed(sent, newKey())]) {
    expect((await call(request)).status).toBe(404);
  }
});

test("a token is a secret: a key for it is refused", async () => {
  const body = { user: "viewer", password: "x" };
  const received = await send(
    api.origin,
    keyed({ method: "POST", path: "/api/token", body }, newKey()),
  );
  expect([received.status, (received.json as { error: string }).error]).toEqual([
    400,
    "invalid_request",
  ]);
});

test("an unknown id is not found, and that is given again", async () => {
  const sent = keyed({ method: "POST", path: `/api/change-sets/${unknownId}/undo` }, newKey());
  const first = await call(sent);
  expect([first.status, codeOf(first)]).toEqual([404, "change_set_not_found"]);
  expect(repeated(await call(sent))).toEqual(repeated(first));
});
