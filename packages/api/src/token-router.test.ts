import { later, rememberedS } from "@marquee/auth/later-fixture";
import { findAccountByName } from "@marquee/auth/user";
import { Prisma } from "@marquee/db/generated/client";
import type { IssuedApiKey } from "@marquee/schemas/api-key";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { send } from "../contract/http-client";
import { mutate } from "../contract/trpc-call";
import { type ApiFixture, anotherInstance, createApiFixture } from "./api-fixture";
import { startHousekeeping } from "./housekeeping";

let api: ApiFixture;
let elsewhere: string;
let issue: (name: string) => Promise<string>;
let tokens: { viewer: string; editor: string; admin: string };

beforeAll(async () => {
  api = await createApiFixture();
  elsewhere = await api.another();
  const { access } = anotherInstance(api);
  issue = async (name) => {
    const found = await findAccountByName(api.db, name);
    if (!found) throw new Error(`There is no ${name}`);
    return (await access.tokens.issue(found.account)).access_token;
  };
});
beforeEach(async () => {
  tokens = {
    viewer: await issue("viewer"),
    editor: await issue("editor"),
    admin: await issue("admin"),
  };
});
afterAll(() => api.close());

type Name = keyof typeof tokens;
const as = (token: string) => (sent: Parameters<typeof send>[1]) =>
  send(api.origin, { ...sent, headers: { authorization: `Bearer ${token}` } });
const revoke = (who: Name, input: object) => mutate(as(tokens[who]), "token.revoke", input);
const reading = async (token: string, origin = api.origin) =>
  (
    await send(origin, {
      method: "GET",
      path: "/api/movies?limit=1",
      headers: { authorization: `Bearer ${token}` },
    })
  ).status;

async function expectEnded(token: string): Promise<void> {
  expect(await reading(token)).toBe(401);
  expect(await later(rememberedS, () => reading(token, elsewhere))).toBe(401);
}

test("anyone takes back a token of their own: here at once, elsewhere within a second", async () => {
  const other = await issue("viewer");
  expect([await reading(other), await reading(other, elsewhere)]).toEqual([200, 200]);
  expect(await revoke("viewer", { token: other })).toEqual({
    status: 200,
    value: { revoked: "token" },
  });
  await expectEnded(other);
  expect(await reading(tokens.viewer)).toBe(200);
  expect(await revoke("viewer", { token: other })).toMatchObject({ status: 200 });
});

test("others' tokens are the administrators' to take back", async () => {
  expect(await revoke("editor", { token: tokens.viewer })).toMatchObject({
    status: 403,
    code: "forbidden",
  });
  expect(await reading(tokens.viewer)).toBe(200);
  expect(await revoke("admin", { token: tokens.viewer })).toMatchObject({ status: 200 });
  await expectEnded(tokens.viewer);
});

test("all tokens of a subject are ended together, and later ones are good", async () => {
  const found = await findAccountByName(api.db, "editor");
  const subject = found?.account.id;
  expect(await revoke("viewer", { subject })).toMatchObject({ status: 403 });
  expect(await revoke("editor", { subject })).toMatchObject({ value: { revoked: "subject" } });
  await expectEnded(tokens.editor);
  expect(await reading(await issue("editor"))).toBe(200);
});

test("an API key's tokens are ended by its id", async () => {
  const made = await mutate(as(tokens.admin), "apiKey.create", { name: "x", role: "viewer" });
  const { client_id, client_secret } = made.value as IssuedApiKey;
  const asked = { grant_type: "client_credentials", client_id, client_secret };
  const answer = await send(api.origin, { method: "POST", path: "/api/token", body: asked });
  const { access_token } = answer.json as { access_token: string };
  expect(await reading(access_token)).toBe(200);
  expect(await revoke("admin", { subject: client_id })).toMatchObject({ status: 200 });
  await expectEnded(access_token);
});

test.each<[string, object, object]>([
  ["neither", {}, { status: 400 }],
  ["what is no token", { token: "abc" }, { code: "invalid_input", names: ["/token"] }],
  ["a subject that is no id", { subject: "admin" }, { names: ["/subject"] }],
  [
    "an unknown subject",
    { subject: "0193f7e0-0000-7000-8000-000000000000" },
    { status: 404, code: "subject_not_found" },
  ],
])("token.revoke of %s is refused", async (_, input, refusal) => {
  expect(await revoke("admin", input)).toMatchObject(refusal);
});

test("each revocation is a security event", async () => {
  const count = () => api.db.prisma.securityEvent.count({ where: { kind: "token_revoked" } });
  const before = await count();
  await revoke("admin", { token: tokens.viewer });
  await revoke("admin", { token: tokens.viewer });
  expect(await count()).toBe(before + 1);
});

test("revoked tokens are forgotten after their end, and keys that are due are rotated", async () => {
  await revoke("admin", { token: tokens.viewer });
  const { sql } = Prisma;
  await api.db.prisma.$executeRaw(
    sql`INSERT INTO revoked_tokens (jti, expires_at) VALUES (gen_random_uuid(), now() - interval '2 hours')`,
  );
  await api.db.prisma.$executeRaw(
    sql`UPDATE token_keys SET created_at = created_at - interval '31 days', signs_from = signs_from - interval '31 days'`,
  );
  const keysBefore = await api.db.prisma.tokenKey.count();
  const { stop } = startHousekeeping(api.db, api.config, {
    firstMs: 0,
    lookMs: 60_000,
    everyMs: 60_000,
  });
  await vi.waitFor(
    async () => {
      const due = { where: { expires_at: { lt: new Date() } } };
      expect(await api.db.prisma.revokedToken.count(due)).toBe(0);
      expect(await api.db.prisma.tokenKey.count()).toBe(keysBefore + 1);
    },
    { timeout: 5_000, interval: 50 },
  );
  await stop();
  expect(await api.db.prisma.revokedToken.count()).toBeGreaterThan(0);
  expect(await reading(tokens.viewer)).toBe(401);
  expect(await reading(tokens.admin)).toBe(200);
});
