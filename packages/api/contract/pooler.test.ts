import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type MountedServer, mounts, startMount } from "./mount";
import { type Pooler, startPooler } from "./pooler";

const [{ entry }] = mounts;
const film = (title: string) => ({
  title,
  genre: "Drama",
  expiry_date: "2030-01-31",
  release_year: 2020,
});

describe("through PgBouncer in transaction mode", () => {
  let server: MountedServer;
  let pooler: Pooler | undefined;
  beforeAll(async () => {
    server = await startMount(entry, {}, async (databaseUrl) => {
      pooler = await startPooler(databaseUrl);
      return { DATABASE_URL: pooler.url, DIRECT_DATABASE_URL: databaseUrl };
    });
  });
  afterAll(async () => {
    await server.close();
    await pooler?.close();
  });

  test("many at once write, read and change, by more connections than the database is given", async () => {
    const each = Array.from({ length: 60 }, (_, at) => `Film ${at}`);
    const created = await Promise.all(
      each.map((title) => server.call({ method: "POST", path: "/api/movies", body: film(title) })),
    );
    expect(new Set(created.map(({ status }) => status))).toEqual(new Set([201]));
    const changed = await Promise.all(
      created.map(({ json, headers }) =>
        server.call({
          method: "PATCH",
          path: `/api/movies/${(json as { id: string }).id}`,
          headers: { "if-match": String(headers.etag) },
          body: { genre: "War" },
        }),
      ),
    );
    expect(new Set(changed.map(({ status }) => status))).toEqual(new Set([200]));
    const lists = await Promise.all(each.map(() => server.call({ method: "GET", path: "/api" })));
    expect(new Set(lists.map(({ json }) => (json as []).length))).toEqual(new Set([each.length]));
  });

  test("a write with a key, which is a transaction of several statements, is done once", async () => {
    const keyed = {
      method: "POST",
      path: "/api/movies",
      headers: { "idempotency-key": "once" },
      body: film("Once"),
    };
    const [first, second] = [await server.call(keyed), await server.call(keyed)];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.json).toEqual(first.json);
  });
});
