import { later, rememberedS } from "@marquee/auth/later-fixture";
import { Prisma } from "@marquee/db/generated/client";
import type { ApiKey, IssuedApiKey } from "@marquee/schemas/api-key";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Received, type Sent, send } from "../contract/http-client";
import { mutate, query } from "../contract/trpc-call";
import { type ApiFixture, createApiFixture } from "./api-fixture";

let api: ApiFixture;
let elsewhere: string;

beforeAll(async () => {
  api = await createApiFixture();
  elsewhere = await api.another();
});
afterAll(() => api.close());

const { sql } = Prisma;
const unknownId = "0193f7e0-0000-7000-8000-000000000000";

async function aKey(input: object = {}): Promise<IssuedApiKey> {
  const made = await mutate(api.as("admin"), "apiKey.create", {
    name: "importer",
    role: "editor",
    ...input,
  });
  expect(made).toMatchObject({ status: 200 });
  return made.value as IssuedApiKey;
}

const manage = (verb: string, input: object) => mutate(api.as("admin"), `apiKey.${verb}`, input);

async function listed(id: string): Promise<ApiKey | undefined> {
  const { value } = await query(api.as("admin"), "apiKey.list", {});
  return (value as ApiKey[]).find((key) => key.id === id);
}

/** Exchanges a key for an access token, as OAuth 2 has it. */
const exchange = ({ client_id, client_secret }: { client_id: string; client_secret: string }) =>
  send(api.origin, {
    method: "POST",
    path: "/api/token",
    body: { grant_type: "client_credentials", client_id, client_secret },
  });

async function tokenOf(key: IssuedApiKey): Promise<string> {
  const { status, json } = await exchange(key);
  expect(status).toBe(200);
  return (json as { access_token: string }).access_token;
}

const as =
  (token: string, origin = api.origin) =>
  (sent: Sent): Promise<Received> =>
    send(origin, { ...sent, headers: { authorization: `Bearer ${token}`, ...sent.headers } });

const reading = async (token: string, origin = api.origin) =>
  (await as(token, origin)({ method: "GET", path: "/api/movies?limit=1" })).status;

const events = async (id: string) =>
  (
    await api.db.prisma.securityEvent.findMany({
      where: { subject_id: id },
      orderBy: { id: "asc" },
      select: { kind: true },
    })
  ).map(({ kind }) => kind);

test("a key is shown once, exchanged for a token, and its token does what its role may", async () => {
  const key = await aKey();
  expect(key.client_id).toBe(key.id);
  expect(key.client_secret).toMatch(/^mq_[0-9a-f]{72}$/);
  const call = as(await tokenOf(key));
  const body = { title: "Alien", genre: "Horror", expiry_date: "2030-12-31", release_year: 1979 };
  expect(await call({ method: "POST", path: "/api", body })).toMatchObject({ status: 201 });
  expect(await query(call, "apiKey.list", {})).toMatchObject({ status: 403, code: "forbidden" });
  const { json } = await call({ method: "GET", path: "/api/change-sets?limit=1" });
  expect(json).toMatchObject([{ actor: { kind: "api_key", name: "importer" } }]);

  expect(await listed(key.id)).toMatchObject({
    name: "importer",
    role: "editor",
    owner: { name: "admin" },
    revoked_at: null,
    last_used_door: "rest",
  });
  expect(JSON.stringify(await listed(key.id))).not.toContain(key.client_secret);
  expect(await events(key.id)).toEqual(["api_key_created", "sign_in"]);
  const kept = await api.db.prisma.$queryRaw<{ row: string }[]>(
    sql`SELECT row_to_json(k)::text AS row FROM api_keys AS k`,
  );
  expect(kept.map(({ row }) => row).join()).not.toContain(key.client_secret.slice(3));
});

test("a key is taken by HTTP Basic as by the body, in one of both, and never as a bearer", async () => {
  const key = await aKey();
  const basic = Buffer.from(`${key.client_id}:${key.client_secret}`).toString("base64");
  const sent = { method: "POST", path: "/api/token", headers: { authorization: `Basic ${basic}` } };
  const form = { ...sent.headers, "content-type": "application/x-www-form-urlencoded" };
  const asked = { ...sent, headers: form, body: "grant_type=client_credentials" };
  expect(await send(api.origin, asked)).toMatchObject({ status: 200 });
  expect(
    await send(api.origin, { ...asked, body: `${asked.body}&client_secret=${key.client_secret}` }),
  ).toMatchObject({ status: 400, json: { error: "invalid_request" } });
  for (const authorization of [`Bearer ${key.client_secret}`, `Basic ${basic}`]) {
    const read = await send(api.origin, {
      method: "GET",
      path: "/api/movies",
      headers: { authorization },
    });
    expect(read).toMatchObject({ status: 401, json: { code: "unauthenticated" } });
  }
});

test.each<[string, (key: IssuedApiKey) => Promise<object>]>([
  ["another's secret", async () => ({ client_secret: (await aKey()).client_secret })],
  ["a secret with a slip", async (key) => ({ client_secret: `${key.client_secret}0` })],
  ["an unknown id", async () => ({ client_id: unknownId })],
  ["an id that is none", async () => ({ client_id: "importer" })],
])("%s is refused", async (_, change) => {
  const key = await aKey();
  expect(await exchange({ ...key, ...(await change(key)) })).toMatchObject({
    status: 401,
    json: { error: "invalid_client" },
    headers: { "www-authenticate": 'Basic realm="marquee"' },
  });
});

test("revoking a key ends its tokens: here at once, elsewhere within a second", async () => {
  const key = await aKey();
  const token = await tokenOf(key);
  expect([await reading(token), await reading(token, elsewhere)]).toEqual([200, 200]);
  expect(await manage("revoke", { id: key.id })).toMatchObject({ status: 200 });
  expect(await reading(token)).toBe(401);
  expect(await later(rememberedS, () => reading(token, elsewhere))).toBe(401);
  expect((await exchange(key)).status).toBe(401);
  expect(await manage("revoke", { id: key.id })).toMatchObject({ status: 200 });
  expect(await events(key.id)).toEqual([
    "api_key_created",
    "sign_in",
    "api_key_revoked",
    "sign_in_refused",
  ]);
  expect(await manage("rotate", { id: key.id })).toMatchObject({
    status: 404,
    code: "api_key_not_found",
  });
});

test("after a rotation the old secret works for the overlap, and the one before it no more", async () => {
  const first = await aKey();
  const token = await tokenOf(first);
  const rotated = async (input: object) =>
    (await manage("rotate", { id: first.id, ...input })).value as IssuedApiKey;
  const second = await rotated({});
  const until = Date.parse((await listed(first.id))?.previous_secret_until ?? "");
  expect(Math.abs(until - Date.now() - 24 * 3_600_000)).toBeLessThan(60_000);
  expect([(await exchange(first)).status, (await exchange(second)).status]).toEqual([200, 200]);

  const third = await rotated({ overlap_hours: 1 });
  expect([(await exchange(first)).status, (await exchange(second)).status]).toEqual([401, 200]);
  await api.db.prisma.$executeRaw(sql`UPDATE api_keys SET previous_until = now()`);
  expect([(await exchange(second)).status, (await exchange(third)).status]).toEqual([401, 200]);
  expect(await reading(token)).toBe(200);

  await rotated({ overlap_hours: 0 });
  expect([(await exchange(third)).status, await reading(token)]).toEqual([401, 401]);
});

test("a key stops at its end, and a token of it ends no later", async () => {
  const key = await aKey({ expires_at: new Date(Date.now() + 100_000).toISOString() });
  const { json } = await exchange(key);
  const { access_token, expires_in } = json as { access_token: string; expires_in: number };
  expect(expires_in).toBeLessThanOrEqual(100);
  await api.db.prisma.$executeRaw(
    sql`UPDATE api_keys SET expires_at = now() WHERE id = ${key.id}::uuid`,
  );
  expect((await exchange(key)).status).toBe(401);
  expect(await later(rememberedS, () => reading(access_token))).toBe(401);
});

test("a key does no more than its maker may at present, and stops with them", async () => {
  const key = await aKey({ role: "admin" });
  const token = await tokenOf(key);
  const list = () => query(as(token), "apiKey.list", {});
  expect((await list()).status).toBe(200);
  const owner = (await listed(key.id))?.owner.id;
  const change = (set: Prisma.Sql) =>
    api.db.prisma.$executeRaw(sql`UPDATE users SET ${set} WHERE id = ${owner}::uuid`);

  await change(sql`role = 'viewer'`);
  expect((await later(rememberedS, list)).status).toBe(403);
  expect(await query(as(await tokenOf(key)), "apiKey.list", {})).toMatchObject({ status: 403 });

  await change(sql`role = 'admin', disabled_at = now()`);
  expect(await later(2 * rememberedS, () => reading(token))).toBe(401);
  expect((await exchange(key)).status).toBe(401);
  await change(sql`disabled_at = NULL`);
  expect((await exchange(key)).status).toBe(200);
});

test("a key works on while its maker must enrol a second factor, and they make no other", async () => {
  const maker = as((await api.enterAs("admin")).token);
  const { value } = await mutate(maker, "apiKey.create", { name: "importer", role: "editor" });
  const key = value as IssuedApiKey;
  const required = { id: (await listed(key.id))?.owner.id, is_totp_required: true };
  expect(await mutate(api.as("admin"), "user.update", required)).toMatchObject({ status: 200 });
  expect(await reading(await tokenOf(key))).toBe(200);
  for (const [verb, input] of [
    ["create", { name: "x", role: "viewer" }],
    ["rotate", { id: key.id }],
  ] as const) {
    expect(await mutate(maker, `apiKey.${verb}`, input)).toMatchObject({
      status: 403,
      code: "second_factor_required",
    });
  }
});

test("a key's limit and name are changed, and told as events", async () => {
  const key = await aKey();
  expect(await manage("update", { id: key.id, name: "exporter", rate_limit: 30 })).toMatchObject({
    value: { name: "exporter", rate_limit: 30 },
  });
  await manage("update", { id: key.id, name: "exporter", rate_limit: null });
  expect(await listed(key.id)).toMatchObject({ name: "exporter", rate_limit: null });
  expect(await events(key.id)).toEqual([
    "api_key_created",
    "api_key_renamed",
    "api_key_limit_changed",
    "api_key_limit_changed",
  ]);
});

test.each<[string, string, object, object]>([
  ["create", "no name", { role: "editor" }, { names: ["/name"] }],
  ["create", "a role that is none", { name: "x", role: "owner" }, { names: ["/role"] }],
  [
    "create",
    "an end that has been",
    { name: "x", role: "viewer", expires_at: "2020-01-01T00:00:00Z" },
    { names: ["/expires_at"] },
  ],
  ["rotate", "an overlap of weeks", { id: unknownId, overlap_hours: 169 }, { status: 400 }],
  ["rotate", "nobody's id", { id: unknownId }, { code: "api_key_not_found" }],
  ["revoke", "nobody's id", { id: unknownId }, { code: "api_key_not_found" }],
  ["update", "nothing to change", { id: unknownId }, { status: 400 }],
  ["update", "nobody's id", { id: unknownId, name: "x" }, { code: "api_key_not_found" }],
])("apiKey.%s refuses %s", async (verb, _, input, refusal) => {
  expect(await manage(verb, input)).toMatchObject(refusal);
});

test("only administrators manage keys, and no key makes another", async () => {
  const input = { name: "x", role: "viewer" };
  expect(await mutate(api.as("editor"), "apiKey.create", input)).toMatchObject({ status: 403 });
  const program = as(await tokenOf(await aKey({ role: "admin" })));
  expect(await mutate(program, "apiKey.create", input)).toMatchObject({ status: 403 });
});

test("an answer that holds a secret is not kept for an Idempotency-Key", async () => {
  const sent = {
    method: "POST",
    path: "/api/trpc/apiKey.create",
    headers: { "idempotency-key": "k" },
  };
  const body = { name: "x", role: "viewer" };
  expect(await api.as("admin")({ ...sent, body })).toMatchObject({ status: 400 });
});

test("a keyed revocation holds at once as well", async () => {
  const key = await aKey();
  const token = await tokenOf(key);
  expect(await reading(token)).toBe(200);
  const headers = { "idempotency-key": "revoke" };
  const path = "/api/trpc/apiKey.revoke";
  await api.as("admin")({ method: "POST", path, headers, body: { id: key.id } });
  expect(await reading(token)).toBe(401);
});
