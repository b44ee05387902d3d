import type { UsageRow, UsageSummary, UsageSummaryInput } from "@marquee/schemas/usage";
import { afterAll, beforeAll, expect, test } from "vitest";
import { send } from "../contract/http-client";
import { query } from "../contract/trpc-call";
import { type ApiFixture, createApiFixture } from "./api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await createApiFixture({ rate_limit: 50 });
});
afterAll(() => api.close());

const hourMs = 60 * 60_000;
const at = (ms: number) => new Date(ms).toISOString();
const lately = () => ({ from: at(Date.now() - hourMs), to: at(Date.now() + hourMs) });

async function summary(input: Partial<UsageSummaryInput>): Promise<UsageSummary> {
  await api.meter.flush();
  const { status, value } = await query(api.as("admin"), "usage.summary", {
    ...lately(),
    by: "route",
    ...input,
  });
  expect(status).toBe(200);
  return value as UsageSummary;
}

async function newcomer(rate_limit: number | null = null) {
  const token = await api.newToken("viewer", rate_limit);
  const { sub = "" } = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
  const authorization = `Bearer ${token}`;
  const call = (path: string, method = "GET", body?: object) =>
    send(api.origin, { method, path, headers: { authorization }, ...(body && { body }) });
  return { id: String(sub), call };
}

const countsOf = ({
  calls,
  errors,
  throttled,
}: Pick<UsageRow, "calls" | "errors" | "throttled">) => ({
  calls,
  errors,
  throttled,
});

test.each([
  ["usage.summary", { ...lately(), by: "route" }, ["caller", "route"]],
  ["audit.list", {}, ["actor", "subject"]],
])(
  "what %s is narrowed by must be text that can be looked for",
  async (procedure, input, fields) => {
    for (const field of fields) {
      for (const text of ["\0", "\ud800", ""]) {
        const { status } = await query(api.as("admin"), procedure, { ...input, [field]: text });
        expect([field, text, status]).toEqual([field, text, 400]);
      }
    }
  },
);

test("every call is there by caller and route, with errors, what was throttled, time and bytes", async () => {
  const { id, call } = await newcomer(8);
  const page = await call("/api/movies?limit=1");
  await call("/api/movies?limit=1");
  await call("/api/movies?nonsense=1");
  await call("/api/movies", "POST", {});
  const batch = "/api/trpc/movie.count,movie.list,movie.count,movie.get?batch=1&input=";
  await call(batch + encodeURIComponent(JSON.stringify({ 0: {}, 1: {}, 2: {}, 3: {} })));
  await call("/api/movies?limit=1");
  const { rows, total } = await summary({ by: ["caller", "route"], caller: id });
  expect(rows.map(({ route, ...row }) => [route, countsOf(row)])).toEqual([
    ["GET /api/movies", { calls: 4, errors: 1, throttled: 1 }],
    ["movie.count", { calls: 2, errors: 0, throttled: 0 }],
    ["POST /api/movies", { calls: 1, errors: 1, throttled: 0 }],
    ["movie.get", { calls: 1, errors: 1, throttled: 0 }],
    ["movie.list", { calls: 1, errors: 0, throttled: 0 }],
  ]);
  expect(rows[0]?.caller).toMatchObject({ kind: "user", id, rate_limit: 8 });
  expect(countsOf(total)).toEqual({ calls: 9, errors: 3, throttled: 1 });
  expect(rows[0]?.bytes_out).toBeGreaterThan(page.text.length * 2);
  expect(rows.every(({ time_ms, hour }) => time_ms >= 0 && hour === null)).toBe(true);
});

test("calls of those unknown count together, with the route they asked for", async () => {
  const before = await summary({ by: "caller", route: "GET /api/trash" });
  expect(before).toMatchObject({ rows: [], total: { calls: 0, bytes_out: 0 }, is_cut: false });
  await send(api.origin, { method: "GET", path: "/api/trash" });
  await send(api.origin, { method: "GET", path: "/api/trash", headers: { authorization: "x" } });
  await send(api.origin, { method: "GET", path: "/api/nowhere" });
  const { rows } = await summary({ by: "caller", route: "GET /api/trash" });
  const nobody = { kind: "anonymous", id: "", name: "nobody", rate_limit: 50 };
  expect(rows).toMatchObject([{ caller: nobody, calls: 2, errors: 2, throttled: 0, route: null }]);
});

test("a keyed tRPC write counts each time it is sent", async () => {
  const token = await api.newToken("editor", null);
  const sent = {
    method: "POST",
    path: "/api/trpc/view.create",
    headers: { authorization: `Bearer ${token}`, "idempotency-key": crypto.randomUUID() },
    body: { name: "Mine", query: "", columns: ["title"] },
  };
  const first = await send(api.origin, sent);
  const again = await send(api.origin, sent);
  expect([first.status, again.text]).toEqual([200, first.text]);
  const { rows } = await summary({ by: "route", route: "view.create" });
  expect(rows).toMatchObject([{ route: "view.create", calls: 2, errors: 0 }]);
});

test("hours come in order of time, and a range takes those it touches", async () => {
  const caller_id = crypto.randomUUID();
  const counts = { calls: 1n, errors: 0n, throttled: 0n, time_ms: 5_000_000_000n, bytes_out: 0n };
  const key = { caller_kind: "user", caller_id, route: "movie.list" };
  for (const hour of ["2026-01-01T10:00:00Z", "2026-01-01T12:00:00Z", "2026-01-01T11:00:00Z"]) {
    await api.db.prisma.usageHour.create({ data: { ...key, ...counts, hour: new Date(hour) } });
  }
  const hours = async (from: string, to: string) => {
    const range = { from: `2026-01-01T${from}Z`, to: `2026-01-01T${to}Z` };
    const { rows } = await summary({ ...range, by: ["hour", "route"], caller: caller_id });
    expect(rows.every(({ time_ms }) => time_ms === 5_000_000_000)).toBe(true);
    return rows.map(({ hour }) => hour?.slice(11, 16));
  };
  expect(await hours("00:00:00", "23:00:00")).toEqual(["10:00", "11:00", "12:00"]);
  expect(await hours("10:59:59", "11:00:01")).toEqual(["10:00", "11:00"]);
  expect(await hours("11:00:00", "12:00:00")).toEqual(["11:00"]);
});

test.each([
  [{ by: "door" }, "/by"],
  [{ by: [] }, "/by"],
  [{ from: "yesterday" }, "/from"],
  [{ from: at(Date.now()), to: at(Date.now() - 1) }, "/from"],
])("%j is no summary", async (input, name) => {
  const asked = { ...lately(), by: "route", ...input };
  const { status, names } = await query(api.as("admin"), "usage.summary", asked);
  expect([status, names]).toEqual([400, [name]]);
});

test("usage is for administrators", async () => {
  const asked = { ...lately(), by: "route" };
  expect(await query(api.as("editor"), "usage.summary", asked)).toMatchObject({
    status: 403,
    code: "forbidden",
  });
});
