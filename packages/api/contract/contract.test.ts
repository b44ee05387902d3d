import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { restRoutes } from "../src/rest-routes";
import { catalogue } from "./contract-case";
import { contractCases } from "./contract-cases";
import type { Received, Sent } from "./http-client";
import { type MountedServer, mounts, startMount } from "./mount";

const unknownId = "0193f7e0-0000-7000-8000-000000000000";
const pathOf = (path: string) => path.replace(":id", unknownId);
const film = { title: "Stalker", genre: "Drama", expiry_date: "2030-01-01", release_year: 1979 };

type Problem = { code?: string; errors?: { pointer?: string; parameter?: string }[] };
const problem = ({ json }: Received) => json as Problem;
const namesOf = (received: Received) =>
  problem(received).errors?.map((error) => error.pointer ?? error.parameter);

describe.each(mounts)("the contract, through $mount", ({ mount, entry }) => {
  let server: MountedServer;
  const cases = contractCases.filter((one) => mount === "server.ts" || !one.is_lost_in_next);

  beforeAll(async () => {
    server = await startMount(entry);
    for (const body of catalogue) await server.call({ method: "POST", path: "/api", body });
  });
  afterAll(() => server.close());

  async function madeFilm(): Promise<{ path: string; title: string }> {
    const title = `Film ${crypto.randomUUID()}`;
    const { headers } = await server.call({
      method: "POST",
      path: "/api/movies",
      body: { ...film, title },
    });
    return { path: String(headers.location), title };
  }

  async function filmCount(): Promise<number> {
    const { json } = await server.call({ method: "GET", path: "/api" });
    return (json as unknown[]).length;
  }

  test.each(cases)("$name: $status", async ({ sent, status, code, names, titles, headers }) => {
    const received = await server.call(sent);
    expect({ status: received.status, code: code && problem(received).code }).toEqual({
      status,
      code,
    });
    if (names) expect(namesOf(received)).toEqual(names);
    if (titles)
      expect((received.json as { title: string }[]).map(({ title }) => title)).toEqual(titles);
    for (const [name, value] of Object.entries(headers ?? {}))
      expect(received.headers[name]).toMatch(value);
  });

  describe.each([...new Set(restRoutes.map(({ path }) => path))])("%s", (path) => {
    const methods = restRoutes
      .filter((route) => route.path === path)
      .map(({ method }) => String(method));
    const others = ["GET", "POST", "PUT", "PATCH", "DELETE"].filter(
      (method) => !methods.includes(method),
    );

    test.each(others)("does not take %s, and says what it takes", async (method) => {
      const received = await server.anonymous({ method, path: pathOf(path) });
      expect(received.status).toBe(405);
      expect(problem(received).code).toBe("method_not_allowed");
      for (const allowed of methods) expect(received.headers.allow).toContain(allowed);
    });

    test("answers OPTIONS with what it takes", async () => {
      const received = await server.anonymous({ method: "OPTIONS", path: pathOf(path) });
      expect(received.status).toBe(204);
      for (const allowed of methods) expect(received.headers.allow).toContain(allowed);
    });

    test.each(methods)("%s lets nobody in without a good token", async (method) => {
      const attempts: Sent["headers"][] = [
        {},
        { authorization: "Bearer nonsense" },
        { authorization: "Basic YTpi" },
        { cookie: "marquee.session=nonsense" },
      ];
      for (const headers of attempts) {
        const received = await server.anonymous({
          method,
          path: `${pathOf(path)}?access_token=${server.token}`,
          headers,
        });
        expect({ headers, status: received.status }).toEqual({ headers, status: 401 });
        expect(received.headers["www-authenticate"]).toMatch(/^Bearer realm="marquee"/);
      }
    });

    test.each(methods)(
      "%s takes no body of another type, too large, or that is no JSON object",
      async (method) => {
        const json = { "content-type": "application/json" };
        const bodies: [Partial<Sent>, number, string][] = [
          [
            { body: "x=1", headers: { "content-type": "application/x-www-form-urlencoded" } },
            415,
            "unsupported_media_type",
          ],
          [
            { body: `{"title":"${"x".repeat(256 * 1024)}"}`, headers: json },
            413,
            "payload_too_large",
          ],
          [{ body: "{", headers: json }, 400, "invalid_json"],
          [{ body: "[]", headers: json }, 400, "invalid_input"],
          [{ body: "1", headers: json }, 400, "invalid_input"],
        ];
        for (const [sent, status, code] of bodies) {
          const received = await server.call({ method, path: pathOf(path), ...sent });
          expect({ status: received.status, code: problem(received).code }).toEqual({
            status,
            code,
          });
          expect(received.headers["content-type"]).toBe("application/problem+json");
        }
      },
    );
  });

  test("HEAD answers as GET does, without the body", async () => {
    for (const path of ["/api", "/api/movies?limit=1", "/livez"]) {
      const head = await server.call({ method: "HEAD", path });
      const get = await server.call({ method: "GET", path });
      expect({ path, status: head.status, text: head.text }).toEqual({
        path,
        status: get.status,
        text: "",
      });
      expect(head.headers["content-type"]).toBe(get.headers["content-type"]);
      if (get.headers["content-length"])
        expect(head.headers["content-length"]).toBe(get.headers["content-length"]);
    }
  });

  test("the whole list comes as JSON, as lines and as CSV, all alike", async () => {
    const as = (accept: string) =>
      server.call({ method: "GET", path: "/api", headers: { accept } });
    const json = (await as("application/json")).json as Record<string, unknown>[];
    const lines = (await as("application/x-ndjson")).text.trimEnd().split("\n");
    const csv = (await as("text/csv, application/json;q=0.5")).text.trimEnd().split("\r\n");
    expect(lines.map((line) => JSON.parse(line))).toEqual(json);
    expect(csv[0]).toBe(Object.keys(film).join(","));
    expect(csv).toHaveLength(json.length + 1);
    expect(json).toEqual(expect.arrayContaining(catalogue));
  });

  test("pages follow each other to the end, and a cursor keeps to its own query", async () => {
    const titles: string[] = [];
    let path =
      "/api/movies?limit=2&filter=%7B%22release_year%22%3A%7B%22lt%22%3A2012%7D%7D&sort=-title";
    let cursor: unknown;
    while (path) {
      const { json, headers } = await server.call({ method: "GET", path });
      titles.push(...(json as { title: string }[]).map(({ title }) => title));
      cursor = headers["next-cursor"] ?? cursor;
      path = /^<([^>]+)>/.exec(String(headers.link ?? ""))?.[1] ?? "";
    }
    expect(titles.filter((title) => !title.startsWith("Film "))).toEqual(
      catalogue.map(({ title }) => title).reverse(),
    );
    const other = await server.call({
      method: "GET",
      path: `/api/movies?limit=2&cursor=${cursor}`,
    });
    expect([other.status, problem(other).code]).toEqual([400, "cursor_mismatch"]);
  });

  test("a film is added, found by its address, and not added twice", async () => {
    const body = { ...film, title: "  Solaris ", release_year: 1972 };
    const added = await server.call({ method: "POST", path: "/api", body });
    expect(added.status).toBe(201);
    expect(added.json).toEqual({ ...body, title: "Solaris" });
    expect(added.headers).toMatchObject({
      etag: '"v1"',
      "change-set": expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    const found = await server.call({ method: "GET", path: String(added.headers.location) });
    expect(found.json).toMatchObject({ title: "Solaris", version: 1 });
    const again = await server.call({
      method: "POST",
      path: "/api/movies",
      body: { ...body, title: "SOLARIS" },
    });
    expect(again.status).toBe(409);
    expect(again.json).toMatchObject({ code: "duplicate_movie", existing: added.headers.location });
  });

  test("every film of a title is deleted at once, and narrowed by the other fields", async () => {
    for (const release_year of [1990, 1991, 1992]) {
      await server.call({
        method: "POST",
        path: "/api",
        body: { ...film, title: "Twice", release_year },
      });
    }
    const one = await server.call({
      method: "DELETE",
      path: "/api?release_year=1991",
      body: { title: "TWICE" },
    });
    expect(one.json).toMatchObject({
      deleted: 1,
      movies: [{ ...film, title: "Twice", release_year: 1991 }],
    });
    const rest = await server.call({ method: "DELETE", path: "/api?title=twice" });
    expect(rest.json).toMatchObject({ deleted: 2, change_set: rest.headers["change-set"] });
  });

  describe("one film", () => {
    const patch = (path: string, headers: Record<string, string>, body: object) =>
      server.call({ method: "PATCH", path, headers, body });

    test("changes only from the version it has, and tells who is late what it is now", async () => {
      const { path } = await madeFilm();
      const changed = await patch(path, { "if-match": 'W/"v1"' }, { genre: "War" });
      expect([changed.status, changed.headers.etag]).toEqual([200, '"v2"']);
      const late = await patch(path, { "if-match": '"v1"' }, { genre: "Comedy" });
      expect(late.status).toBe(412);
      expect(late.json).toMatchObject({ code: "stale_version", current: changed.json as object });
      const same = await patch(path, { "if-match": '"v2"' }, { genre: "War" });
      expect([same.status, same.headers.etag, same.headers["change-set"]]).toEqual([
        200,
        '"v2"',
        undefined,
      ]);
    });

    test("needs If-Match, after 404 and 410", async () => {
      const { path } = await madeFilm();
      for (const headers of [{}, { "if-match": "*" }] as Record<string, string>[]) {
        expect((await patch(path, headers, { genre: "War" })).status).toBe(428);
        expect((await server.call({ method: "DELETE", path, headers })).status).toBe(428);
        expect((await patch(`/api/movies/${unknownId}`, headers, { genre: "War" })).status).toBe(
          404,
        );
      }
      const deleted = await server.call({
        method: "DELETE",
        path,
        headers: { "if-match": '"v1"' },
      });
      expect([deleted.status, deleted.text]).toEqual([204, ""]);
      expect((await patch(path, {}, { genre: "War" })).status).toBe(410);
      expect((await server.call({ method: "GET", path })).status).toBe(410);
    });

    test("is not sent again to who has it", async () => {
      const { path } = await madeFilm();
      const get = (tag: string) =>
        server.call({ method: "GET", path, headers: { "if-none-match": tag } });
      expect((await get('"v1"')).status).toBe(304);
      expect((await get('W/"v1"')).status).toBe(304);
      expect((await get('"v2"')).status).toBe(200);
    });

    test("takes a merge patch, and no empty one", async () => {
      const { path } = await madeFilm();
      const headers = { "if-match": '"v1"', "content-type": "application/merge-patch+json" };
      expect((await patch(path, headers, {})).status).toBe(400);
      expect((await patch(path, headers, { release_year: 1980 })).status).toBe(200);
    });
  });

  test("many films are looked at, edited and edited back", async () => {
    const made = [await madeFilm(), await madeFilm()];
    const filter = { title: { in: made.map(({ title }) => title) } };
    const edit = { filter, extend: { months: 1 } };
    const bulk = (body: object) => server.call({ method: "POST", path: "/api/movies/bulk", body });
    const preview = await bulk({ ...edit, dry_run: true });
    expect(preview.json).toMatchObject({
      ...{ dry_run: true, matched: 2, changed: 2, unchanged: 0, warnings: [] },
      pairs: [{ before: { expiry_date: "2030-01-01" }, after: { expiry_date: "2030-02-01" } }, {}],
    });
    const refused = await bulk({ ...edit, expected_count: 3 });
    expect(refused.status).toBe(409);
    expect(refused.json).toMatchObject({ code: "count_mismatch", count: 2 });
    expect((await bulk({ ...edit })).status).toBe(400);
    const done = await bulk({ ...edit, expected_count: 2 });
    const change_set = done.headers["change-set"];
    expect(done.json).toMatchObject({ dry_run: false, matched: 2, changed: 2, change_set });
    const path = `/api/change-sets/${change_set}/undo`;
    const undone = await server.call({ method: "POST", path });
    expect(undone.json).toMatchObject({ undone: 2, conflict_count: 0 });
  });

  test("a write sent twice with one key is done once and answered alike", async () => {
    const title = `Film ${crypto.randomUUID()}`;
    const headers = { "idempotency-key": crypto.randomUUID() };
    const sent = { method: "POST", path: "/api", headers, body: { ...film, title } };
    const [first, again] = [await server.call(sent), await server.call(sent)];
    expect(first.status).toBe(201);
    expect([again.status, again.text, again.headers.location]).toEqual([
      201,
      first.text,
      first.headers.location,
    ]);
    const other = await server.call({ ...sent, body: { ...film, title: `${title} 2` } });
    expect([other.status, problem(other).code]).toEqual([422, "idempotency_key_reused"]);
  });

  test("a deletion is in the history and the trash, and is undone", async () => {
    const { path, title } = await madeFilm();
    const deleted = await server.call({ method: "DELETE", path, headers: { "if-match": '"v1"' } });
    const history = await server.call({ method: "GET", path: `${path}/history` });
    expect(history.json).toMatchObject([
      { version: 2, change_set: deleted.headers["change-set"], before: { title }, after: null },
      { version: 1, before: null, after: { title } },
    ]);
    const trash = await server.call({ method: "GET", path: "/api/trash?limit=1" });
    expect(trash.json).toMatchObject([{ title, version: 2 }]);
    const set = `/api/change-sets/${deleted.headers["change-set"]}`;
    const undone = await server.call({ method: "POST", path: `${set}/undo` });
    expect(undone.json).toMatchObject({ undone: 1, conflicts: [] });
    expect((await server.call({ method: "GET", path })).json).toMatchObject({ title, version: 3 });
    expect((await server.call({ method: "GET", path: set })).json).toMatchObject({
      undone_by: undone.headers["change-set"],
    });
  });

  describe("an access token", () => {
    const token = (body: Sent["body"], headers: Record<string, string> = {}) =>
      server.anonymous({ method: "POST", path: "/api/token", body, headers });
    const form = { "content-type": "application/x-www-form-urlencoded" };

    test("is given for user and password, as JSON or by OAuth", async () => {
      const bodies: [Sent["body"], Record<string, string>?][] = [
        [{ user: "admin", password: "correct horse battery", extra: 1 }],
        [{ grant_type: "password", username: "admin", password: "correct horse battery" }],
        ["grant_type=password&username=ADMIN&password=correct+horse+battery", form],
      ];
      for (const [body, headers] of bodies) {
        const received = await token(body, headers);
        expect(received.status).toBe(200);
        expect(received.json).toMatchObject({ token_type: "Bearer", expires_in: 900 });
        expect(received.headers["cache-control"]).toBe("no-store");
      }
    });

    test.each<[string, Sent["body"], Record<string, string>, number, string]>([
      ["a wrong password", { user: "admin", password: "wrong" }, {}, 400, "invalid_grant"],
      ["an unknown user", { user: "nobody", password: "wrong" }, {}, 400, "invalid_grant"],
      ["no password", { user: "admin" }, {}, 400, "invalid_request"],
      ["no user", { password: "x" }, {}, 400, "invalid_request"],
      ["a user that is no text", { user: 1, password: "x" }, {}, 400, "invalid_request"],
      ["a body that is no JSON", "{", {}, 400, "invalid_request"],
      ["no body", undefined, {}, 400, "invalid_request"],
      ["a field given twice", "username=a&username=b", form, 400, "invalid_request"],
      ["another grant", { grant_type: "implicit" }, {}, 400, "unsupported_grant_type"],
      [
        "an unknown client",
        "grant_type=client_credentials",
        { ...form, authorization: "Basic YTpi" },
        401,
        "invalid_client",
      ],
      ["another type", "<xml/>", { "content-type": "text/xml" }, 415, "invalid_request"],
      ["too large a body", "x".repeat(256 * 1024 + 1), form, 413, "invalid_request"],
    ])("is refused for %s, in OAuth's form", async (_, body, headers, status, error) => {
      const received = await token(body, headers);
      expect(received.status).toBe(status);
      expect(received.json).toEqual({ error, error_description: expect.any(String) });
    });
  });

  test("live, ready and the key set are open to all", async () => {
    for (const path of ["/livez", "/readyz"]) {
      expect((await server.anonymous({ method: "GET", path })).status).toBe(200);
    }
    const { json } = await server.anonymous({ method: "GET", path: "/.well-known/jwks.json" });
    const { keys } = json as { keys: object[] };
    expect(keys).toHaveLength(2);
    for (const key of keys) {
      expect(key).toEqual({
        kid: expect.any(String),
        x: expect.any(String),
        kty: "OKP",
        crv: "Ed25519",
        alg: "EdDSA",
        use: "sig",
      });
    }
  });

  test.runIf(mount === "server.ts")(
    "the open paths are where they stand, and not below /api",
    async () => {
      for (const path of ["/livez", "/readyz", "/.well-known/jwks.json"]) {
        expect((await server.call({ method: "GET", path: `/api${path}` })).status).toBe(404);
      }
    },
  );

  test("nothing refused has left anything written", async () => {
    const before = await filmCount();
    for (const { sent, status } of cases) if (status >= 400) await server.call(sent);
    expect(await filmCount()).toBe(before);
  });
});
