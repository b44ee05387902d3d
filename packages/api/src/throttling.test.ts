import { afterAll, beforeAll, expect, test } from "vitest";
import { send } from "../contract/http-client";
import { type ApiFixture, createApiFixture } from "./api-fixture";

const limit = 20;
let api: ApiFixture;
beforeAll(async () => {
  api = await createApiFixture({ rate_limit: limit });
});
afterAll(() => api.close());

/** A new person of a role, who has called nothing yet. */
async function newcomer(role: "viewer" | "editor", rate_limit: number | null = null) {
  const token = await api.newToken(role, rate_limit);
  const authorization = `Bearer ${token}`;
  return (sent: Parameters<typeof send>[1]) =>
    send(api.origin, { ...sent, headers: { authorization, ...sent.headers } });
}

const list = { method: "GET", path: "/api/movies?limit=1" };
const trpcList = (count: number) => ({
  method: "GET",
  path: `/api/trpc/${Array.from({ length: count }, () => "movie.list").join(",")}?batch=1&input=${encodeURIComponent(
    JSON.stringify(
      Object.fromEntries(Array.from({ length: count }, (_, at) => [at, { limit: 1 }])),
    ),
  )}`,
});

test("every answer tells the policy and what is left of it; one too many is told when to come back", async () => {
  const call = await newcomer("viewer");
  for (let left = limit - 1; left >= 0; left -= 1) {
    const { status, headers } = await call(list);
    expect(status).toBe(200);
    expect(headers["ratelimit-policy"]).toBe('"default";q=20;w=60');
    expect(headers.ratelimit).toMatch(new RegExp(`^"default";r=${left};t=\\d+$`));
  }
  const { status, headers, json } = await call(list);
  expect(status).toBe(429);
  expect(json).toMatchObject({ code: "rate_limited", status: 429 });
  expect(headers["content-type"]).toBe("application/problem+json");
  expect(headers.ratelimit).toMatch(/^"default";r=0;t=\d+$/);
  const retryAfter = Number(headers["retry-after"]);
  expect(retryAfter).toBe((json as { retry_after: number }).retry_after);
  expect(retryAfter).toBeGreaterThan(0);
  expect(retryAfter).toBeLessThanOrEqual(60);
});

test("who has used it up is told of a path or method that is not there, but not of permission or body", async () => {
  const call = await newcomer("viewer");
  for (let count = 0; count < limit; count += 1) await call(list);
  const nowhere = { method: "GET", path: "/api/nowhere" };
  const wrongMethod = { method: "PUT", path: "/api/movies" };
  const forbidden = { method: "POST", path: "/api/movies", body: "{" };
  expect((await call(nowhere)).status).toBe(404);
  expect((await call(wrongMethod)).status).toBe(405);
  expect((await call({ ...list, headers: { authorization: "Bearer x" } })).status).toBe(401);
  expect((await call(forbidden)).status).toBe(429);
  expect((await call({ method: "GET", path: "/api/movies?nonsense=1" })).status).toBe(429);
});

test("what is refused counts as well, and tells what is left", async () => {
  const call = await newcomer("viewer");
  const { status, headers } = await call({ method: "POST", path: "/api/movies", body: {} });
  expect(status).toBe(403);
  expect(headers.ratelimit).toMatch(/^"default";r=19;/);
});

test("a batch of ten counts ten, and REST and tRPC count together", async () => {
  const call = await newcomer("viewer");
  const batch = await call(trpcList(10));
  expect(batch.status).toBe(200);
  expect(batch.headers.ratelimit).toMatch(/^"default";r=10;/);
  for (let count = 0; count < 5; count += 1) await call(list);
  const mixed = await call(trpcList(10));
  const codes = (mixed.json as { error?: { data: { code: string } } }[]).map(
    ({ error }) => error?.data.code ?? "ok",
  );
  expect(codes.filter((code) => code === "ok")).toHaveLength(5);
  expect(codes.filter((code) => code === "rate_limited")).toHaveLength(5);
  const refused = await call(trpcList(10));
  expect(refused.status).toBe(429);
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
});

test("a batch that is refused as a whole counts as one, until it is told that it comes too often", async () => {
  const call = await newcomer("viewer");
  const tooMany = trpcList(11);
  const mixed = { method: "POST", path: "/api/trpc/movie.list?batch=1", body: "[]" };
  for (let count = 0; count < limit / 2; count += 1) {
    expect([(await call(tooMany)).status, (await call(mixed)).status]).toEqual([400, 400]);
  }
  for (const sent of [tooMany, mixed, list]) {
    const { status, headers, text } = await call(sent);
    expect([status, Number(headers["retry-after"]) > 0]).toEqual([429, true]);
    expect(text).toContain("rate_limited");
  }
});

test("a keyed tRPC write counts though it is only answered again", async () => {
  const call = await newcomer("editor");
  const sent = {
    method: "POST",
    path: "/api/trpc/movie.create",
    headers: { "idempotency-key": crypto.randomUUID(), "content-type": "application/json" },
    body: { title: "Stalker", genre: "Drama", expiry_date: "2030-01-01", release_year: 1979 },
  };
  const statuses: number[] = [];
  for (let count = 0; count <= limit; count += 1) statuses.push((await call(sent)).status);
  expect(statuses).toEqual([...Array(limit).fill(200), 429]);
});

test("a caller's own limit holds in place of the installation's, and 0 is none", async () => {
  const few = await newcomer("viewer", 2);
  expect((await few(list)).headers["ratelimit-policy"]).toBe('"default";q=2;w=60');
  await few(list);
  expect((await few(list)).status).toBe(429);
  const free = await newcomer("viewer", 0);
  for (let count = 0; count <= limit; count += 1) {
    const { status, headers } = await free(list);
    expect([status, headers.ratelimit]).toEqual([200, undefined]);
  }
});

test("asking for tokens counts against the address, in OAuth's form, whatever it says of itself", async () => {
  const ask = (at: number) =>
    send(api.origin, {
      method: "POST",
      path: "/api/token",
      headers: {
        "x-forwarded-for": `203.0.113.${at}`,
        forwarded: `for=203.0.113.${at}`,
        "x-real-ip": `203.0.113.${at}`,
      },
      body: { user: `nobody ${at}` },
    });
  for (let at = 0; at < limit; at += 1) expect((await ask(at)).status).toBe(400);
  const refused = await ask(limit);
  expect(refused.status).toBe(429);
  expect(refused.json).toMatchObject({ error: "temporarily_unavailable" });
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
});

test("asking for tokens with wrong passwords ends after ten, whoever is asked for", async () => {
  const open = await createApiFixture();
  for (const user of ["viewer", "nobody at all"]) {
    const ask = (at: number) =>
      send(open.origin, {
        method: "POST",
        path: "/api/token",
        headers: {
          "x-forwarded-for": `203.0.113.${at}`,
          "x-marquee-client-address": `10.0.0.${at}`,
        },
        body: { grant_type: "password", username: user, password: `guess ${at}` },
      });
    for (let at = 0; at < 10; at += 1) {
      const { status, json } = await ask(at);
      expect([status, json]).toMatchObject([400, { error: "invalid_grant" }]);
    }
    const { status, json, headers } = await ask(10);
    expect([status, json]).toMatchObject([429, { error: "temporarily_unavailable" }]);
    expect(Number(headers["retry-after"])).toBeGreaterThan(14 * 60);
  }
  await open.close();
});
