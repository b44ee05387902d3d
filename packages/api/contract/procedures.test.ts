import { aMovie } from "@marquee/schemas/movie-arbitrary";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Received, Sent } from "./http-client";
import { type MountedServer, mounts, startMount } from "./mount";

type Told = { error?: { data: { code: string; request_id: string } } };

/** What tRPC tells of a call, or of the first of a batch. */
const told = ({ json }: Received) => ((Array.isArray(json) ? json[0] : json) as Told).error?.data;

const batchOf = (calls: number, procedure = "movie.count") =>
  `/api/trpc/${Array.from({ length: calls }, () => procedure).join(",")}?batch=1`;

describe.each(mounts)("calls of procedures, through $mount", ({ entry }) => {
  let server: MountedServer;
  beforeAll(async () => {
    server = await startMount(entry);
  });
  afterAll(() => server.close());

  const get = (path: string, headers = {}): Sent => ({ method: "GET", path, headers });

  test.each(["/api/trpc/movie.count", "/api/trpc/movie.nothing", batchOf(2), batchOf(11)])(
    "HEAD %s answers as GET does, to friend and stranger, without the body",
    async (path) => {
      for (const send of [server.call, server.anonymous]) {
        const [head, whole] = [await send({ method: "HEAD", path }), await send(get(path))];
        expect(head.text).toBe("");
        expect(head.status).toBe(whole.status);
        for (const name of ["content-type", "content-length", "www-authenticate", "cache-control"])
          expect([name, head.headers[name]]).toEqual([name, whole.headers[name]]);
      }
    },
  );

  test.each<[string, string, string]>([
    ["GET", "movie.create", "POST, OPTIONS"],
    ["HEAD", "movie.create", "POST, OPTIONS"],
    ["PUT", "movie.create", "POST, OPTIONS"],
    ["PATCH", "movie.list", "GET, HEAD, POST, OPTIONS"],
    ["DELETE", "movie.list,movie.count", "GET, HEAD, POST, OPTIONS"],
  ])("%s of %s is refused to all with what it takes", async (method, procedure, allow) => {
    const received = await server.anonymous({ method, path: `/api/trpc/${procedure}` });
    expect([received.status, received.headers.allow]).toEqual([405, allow]);
    const options = await server.anonymous({ method: "OPTIONS", path: `/api/trpc/${procedure}` });
    expect([options.status, options.headers.allow]).toEqual([204, allow]);
  });

  test.each(["nothing", "movie.nothing", "constructor", "movie.count/", "%zz", "%00"])(
    "there is no procedure %s, by any method",
    async (name) => {
      for (const method of ["GET", "HEAD", "POST", "PUT", "OPTIONS"]) {
        const body = method === "POST" ? { body: {} } : {};
        const { status } = await server.call({ method, path: `/api/trpc/${name}`, ...body });
        // Next itself refuses broken percent-encoding.
        expect({ method, status: name === "%zz" && status === 400 ? 404 : status }).toEqual({
          method,
          status: 404,
        });
      }
    },
  );

  test.each<[string, Sent, number, string]>([
    ["more calls than ten", get(batchOf(11)), 400, "invalid_input"],
    [
      "calls of both kinds",
      get(`${batchOf(1)}`.replace("?", ",movie.create?")),
      400,
      "invalid_input",
    ],
    ["a batch's input that is none", get(`${batchOf(1)}&input=1`), 400, "invalid_input"],
    ["input that is no JSON", get("/api/trpc/movie.count?input=x"), 400, "invalid_json"],
    [
      "parameters of a connection",
      get("/api/trpc/movie.count?connectionParams=x"),
      400,
      "invalid_input",
    ],
    ["a bad field", get("/api/trpc/movie.list?input=%7B%22limit%22%3A0%7D"), 400, "invalid_input"],
    ["no procedure", get("/api/trpc/movie.nothing"), 404, "not_found"],
    ["a mutation by GET", get("/api/trpc/movie.create"), 405, "method_not_allowed"],
    ["no input", { method: "POST", path: "/api/trpc/movie.create" }, 400, "invalid_input"],
    [
      "another type",
      {
        method: "POST",
        path: "/api/trpc/movie.create",
        headers: { "content-type": "text/plain" },
        body: "{}",
      },
      415,
      "unsupported_media_type",
    ],
    [
      "too large a body",
      { method: "POST", path: "/api/trpc/movie.create", body: { title: "x".repeat(256 * 1024) } },
      413,
      "payload_too_large",
    ],
  ])("%s is refused as JSON with the request's id", async (_, sent, status, code) => {
    const received = await server.call(sent);
    expect(received.status).toBe(status);
    expect(received.headers["content-type"]).toBe("application/json");
    expect(told(received)).toMatchObject({
      code,
      request_id: received.headers["x-request-id"],
    });
  });

  test("a stranger is told nothing else before, and has no body read", async () => {
    for (const sent of [
      get(batchOf(11)),
      get("/api/trpc/movie.count?input=x"),
      get("/api/trpc/movie.count?connectionParams=x"),
      { method: "POST", path: "/api/trpc/movie.create", body: "<xml/>" },
      { method: "POST", path: "/api/trpc/movie.list", body: "{" },
    ]) {
      const received = await server.anonymous(sent);
      expect([received.status, told(received)?.code]).toEqual([401, "unauthenticated"]);
      expect(received.headers["www-authenticate"]).toMatch(/^Bearer/);
    }
  });

  test("a query may come as a POST, however long, and a key is passed over", async () => {
    const filter = { title: { in: Array.from({ length: 1000 }, (_, at) => `${at} `.repeat(40)) } };
    const key = { "idempotency-key": crypto.randomUUID() };
    for (const body of [{ filter }, {}]) {
      const path = "/api/trpc/movie.count";
      const received = await server.call({ method: "POST", path, headers: key, body });
      expect([received.status, received.json]).toEqual([
        200,
        { result: { data: { count: 0, kind: "exact" } } },
      ]);
    }
  });

  test("JSON that does not say so is taken for it with a token", async () => {
    const body = JSON.stringify(aMovie());
    const created = await server.call({ method: "POST", path: "/api/trpc/movie.create", body });
    expect(created.status).toBe(200);
  });

  test("answers are whole and plain JSON, whatever is asked for", async () => {
    for (const headers of [
      { accept: "application/jsonl" },
      { "trpc-accept": "application/jsonl" },
      { "content-type": "multipart/form-data" },
      { "content-type": "application/octet-stream" },
    ]) {
      const { status, json } = await server.call(get("/api/trpc/movie.count", headers));
      expect([status, json]).toMatchObject([200, { result: { data: { kind: "exact" } } }]);
    }
  });

  test("a value that is too long once stored is named where it stands in the input", async () => {
    const { json } = await server.call({ method: "POST", path: "/api/movies", body: aMovie() });
    const { id } = json as { id: string };
    const value = "\ufdfa".repeat(100);
    const bulk = { ids: [id], set: { genre: value }, expected_count: 1 };
    const post = (path: string, body: object): Sent => ({ method: "POST", path, body });
    const headers = { "if-match": '"v1"' };
    const refusals: [Sent, string][] = [
      [post("/api/trpc/movie.update", { id, version: 1, set: { title: value } }), "/set/title"],
      [post("/api/trpc/movie.bulkUpdate", bulk), "/set/genre"],
      [post("/api/movies/bulk", bulk), "/set/genre"],
      [{ method: "PATCH", path: `/api/movies/${id}`, headers, body: { title: value } }, "/title"],
      [post("/api", aMovie({ genre: value })), "/genre"],
    ];
    for (const [sent, pointer] of refusals) {
      const received = await server.call(sent);
      expect(told(received) ?? received.json).toMatchObject({ errors: [{ pointer }] });
      expect(received.status).toBe(400);
    }
  });
});
