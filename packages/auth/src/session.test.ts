import { afterAll, beforeAll, expect, test } from "vitest";
import { AccessMemory } from "./access-memory";
import { type AuthFixture, administrator, createAuthFixture } from "./auth-fixture";
import { checkCredentials, userOnlyCheck } from "./credential-check";
import { Sessions } from "./session";
import { accountActor, createFirstAdministrator } from "./user";

let fixture: AuthFixture;
beforeAll(async () => {
  fixture = await createAuthFixture();
});
afterAll(() => fixture.close());

test("of many instances that make the first administrator, one does", async () => {
  await fixture.db.prisma.user.deleteMany();
  const made = await Promise.all(
    Array.from({ length: 5 }, () => createFirstAdministrator(fixture.db, administrator)),
  );
  expect(made.filter(Boolean)).toHaveLength(1);
  expect(await fixture.db.prisma.user.count()).toBe(1);
});

test("a name is known in any case, with its password alone", async () => {
  const account = await fixture.account();
  const check = (user: string, password: string) =>
    checkCredentials([fixture.password], { kind: "password", user, password });
  expect(await check("  ADA ", administrator.password)).toEqual(account);
  expect(await check("Ada", "wrong")).toBeUndefined();
  expect(await check("Bob", administrator.password)).toBeUndefined();
  expect(await check("\ud800\u0000", administrator.password)).toBeUndefined();
});

test("the user's name alone never opens an account that has a password", async () => {
  const checks = [userOnlyCheck(fixture.db, "viewer")];
  const credentials = { kind: "user_only", user: "Ada" } as const;
  expect(await checkCredentials(checks, credentials)).toBeUndefined();
  await fixture.db.prisma.user.updateMany({ data: { password_hash: null } });
  expect(await checkCredentials(checks, credentials)).toMatchObject({
    name: "Ada",
    role: "viewer",
  });
});

test("a session is its token's alone, and ends when it is signed out", async () => {
  const account = await fixture.account();
  const token = await fixture.sessions.begin(account);
  expect(await fixture.sessions.read(token)).toMatchObject(accountActor(account));
  const stranger = new Sessions(fixture.db, "z".repeat(32), new AccessMemory());
  expect(await stranger.read(token)).toBeUndefined();
  await fixture.sessions.end(token);
  expect(await fixture.sessions.read(token)).toBeUndefined();
});

test.each([
  ["has expired", { sessions: { expires_at: new Date(0) } }],
  ["was issued before everything was ended", { users: { session_version: 2 } }],
  ["is of a user who was disabled", { users: { disabled_at: new Date() } }],
])("a session that %s opens nothing", async (_, change) => {
  const token = await fixture.sessions.begin(await fixture.account());
  if ("sessions" in change) await fixture.db.prisma.session.updateMany({ data: change.sessions });
  else await fixture.db.prisma.user.updateMany({ data: change.users });
  expect(await fixture.sessions.read(token)).toBeUndefined();
  await fixture.db.prisma.user.updateMany({ data: { disabled_at: null } });
});
