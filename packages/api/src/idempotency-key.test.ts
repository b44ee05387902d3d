import { Prisma } from "@marquee/db/generated/client";
import { aMovie } from "@marquee/schemas/movie-arbitrary";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Received, type Sent, send } from "../contract/http-client";
import { type ApiFixture, createApiFixture } from "./api-fixture";
import { originalMovie } from "./original-movie";
import { restRoutes } from "./rest-routes";

let api: ApiFixture;
let call: ReturnType<ApiFixture["as"]>;
const unknownId = "0193f7e0-0000-7000-8000-000000000000";

beforeAll(async () => {
  api = await createApiFixture();
  call = api.as("editor");
});
afterAll(() => api.close());

let keys = 0;
const newKey = () => `key-${++keys}`;
const keyed = (sent: Sent, key: string): Sent => ({
  ...sent,
  headers: { ...sent.headers, "idempotency-key": key },
});
const codeOf = ({ json }: Received) =>
  (json as { code?: string; error?: { data: { code: string } } }).code ??
  (json as { error?: { data: { code: string } } }).error?.data.code;

async function changeSetCount(): Promise<number> {
  return api.db.prisma.changeSet.count();
}

/** What of an answer a replay repeats: all but the request's own id and the time it was sent. */
function repeated({ status, text, headers }: Received) {
  const { date: _, "x-request-id": __, ...rest } = headers;
  return { status, text, headers: rest };
}

async function made(): Promise<MovieRecord> {
  const { json } = await call({ method: "POST", path: "/api/movies", body: aMovie() });
  return json as MovieRecord;
}

const ifFirst = { "if-match": '"v1"' };

/** Every write there is, as a request that succeeds once; a new one must be given here. */
const writes: Record<string, () => Promise<Sent>> = {
  "POST /api": async () => ({ method: "POST", path: "/api", body: originalMovie(aMovie()) }),
  "DELETE /api": async () => {
    const { title } = await made();
    return { method: "DELETE", path: `/api?title=${encodeURIComponent(title)}` };
  },
  "POST /api/movies": async () => ({ method: "POST", path: "/api/movies", body: aMovie() }),
  "PATCH /api/movies/:id": async () => {
    const path = `/api/movies/${(await made()).id}`;
    return { method: "PATCH", path, headers: ifFirst, body: { genre: "War" } };
  },
  "DELETE /api/movies/:id": async () => {
    const path = `/api/movies/${(await made()).id}`;
    return { method: "DELETE", path, headers: ifFirst };
  },
  "POST /api/movies/:id/restore": async () => {
    const { id } = await made();
    await call({ method: "DELETE", path: `/api/movies/${id}`, headers: ifFirst });
    return { method: "POST", path: `/api/movies/${id}/restore` };
  },
  "POST /api/change-sets/:id/undo": async () => {
    const { headers } = await call({ method: "POST", path: "/api", body: originalMovie(aMovie()) });
    return { method: "POST", path: `/api/change-sets/${headers["change-set"]}/undo` };
  },
  "POST /api/movies/bulk": async () => {
    const ids = [(await made()).id];
    const body = { ids, set: { genre: "War" }, expected_count: 1 };
    return { method: "POST", path: "/api/movies/bulk", body };
  },
  "POST /api/movies/bulk/delete": async () => {
    const ids = [(await made()).id];
    const body = { ids, expected_count: 1 };
    return { method: "POST", path: "/api/movies/bulk/delete", body };
  },
  "POST /api/movies/bulk/restore": async () => {
    const { id } = await made();
    await call({ method: "DELETE", path: `/api/movies/${id}`, headers: ifFirst });
    const body = { ids: [id], expected_count: 1 };
    return { method: "POST", path: "/api/movies/bulk/restore", body };
  },
  "tRPC mutation": async () => ({
    method: "POST",
    path: "/api/trpc/movie.create",
    body: aMovie(),
  }),
};

test("every REST write is tried here", () => {
  const written = restRoutes.filter(({ is_write }) => is_write);
  expect(written.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(
    Object.keys(writes)
      .filter((name) => name !== "tRPC mutation")
      .sort(),
  );
  const reads = restRoutes.filter(({ is_write }) => !is_write);
  expect(reads.map(({ permission }) => permission)).toEqual(reads.map(() => "movie.read"));
});

describe.each(Object.entries(writes))("%s", (_, prepare) => {
  test("sent again with its key is answered as at first, and done once", async () => {
    const sent = keyed(await prepare(), newKey());
    const before = await changeSetCount();
    const first = await call(sent);
    expect(first.status).toBeLessThan(300);
    expect(first.headers["change-set"]).toMatch(/^[0-9a-f-]{36}$/);
    for (let attempt = 0; attempt < 2; attempt += 1) {
      expect(repeated(await call(sent))).toEqual(repeated(first));
    }
    expect(await changeSetCount()).toBe(before + 1);
  });

  test("is answered with a key as it is without", async () => {
    const unkeyed = await call(await prepare());
    const withKey = await call(keyed(await prepare(), newKey()));
    expect(withKey.status).toBe(unkeyed.status);
    expect(Object.keys(withKey.headers).sort()).toEqual(Object.keys(unkeyed.headers).sort());
  });

  test("is not given the answer to another request, and does nothing", async () => {
    const key = newKey();
    await call(keyed(await prepare(), key));
    const sent = keyed(await prepare(), key);
    const before = await changeSetCount();
    const reused = await call(sent);
    expect([reused.status, codeOf(reused)]).toEqual([422, "idempotency_key_reused"]);
    expect(await changeSetCount()).toBe(before);
  });

  test.each(["", "with space", "x".repeat(256), "schlüssel"])(
    "does not take %j as a key",
    async (key) => {
      const received = await call(keyed(await prepare(), key));
      expect([received.status, codeOf(received)]).toEqual([400, "invalid_input"]);
    },
  );

  test("takes a key of one character and of 255", async () => {
    for (const key of [String.fromCharCode(33 + (keys++ % 90)), `${newKey()}-`.padEnd(255, "~")]) {
      expect((await call(keyed(await prepare(), key))).status).toBeLessThan(300);
    }
  });

  test("is refused to who may no longer do it, also as a replay", async () => {
    const sent = keyed(await prepare(), newKey());
    const { status } = await call(sent);
    expect(status).toBeLessThan(300);
    await api.db.prisma.$executeRaw(
      Prisma.sql`UPDATE idempotency_keys SET caller = (SELECT 'user:' || id FROM users WHERE name = 'viewer')
        WHERE key = ${sent.headers?.["idempotency-key"]}`,
    );
    const received = await api.as("viewer")(sent);
    expect([received.status, codeOf(received)]).toEqual([403, "forbidden"]);
  });

  test("sent many times at once is done once", async () => {
    const sent = keyed(await prepare(), newKey());
    const before = await changeSetCount();
    const received = await Promise.all(Array.from({ length: 6 }, () => call(sent)));
    const answers = received.filter(({ status }) => status < 300);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    for (const other of received.filter(({ status }) => status >= 300)) {
      expect([other.status, codeOf(other)]).toEqual([409, "idempotency_in_progress"]);
      expect(other.headers["retry-after"]).toBe("1");
    }
    expect(await changeSetCount()).toBe(before + 1);
  });
});

test("a refusal that says how the catalogue was is given again, even when it no longer is so", async () => {
  const film = originalMovie(aMovie());
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
    const film = originalMovie(aMovie());
    const wrong = { ...film, release_year: 1500 };
    expect((await call(keyed({ method: "POST", path, body: wrong }, key))).status).toBe(400);
    const { status } = await call(keyed({ method: "POST", path, body: film }, key));
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
  const before = await changeSetCount();
  const body = { 0: aMovie(), 1: aMovie() };
  const received = await call(keyed({ method: "POST", path, body }, newKey()));
  expect(received.status).toBe(400);
  expect(await changeSetCount()).toBe(before);
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
