import { afterAll, beforeAll, expect, test } from "vitest";
import { type AuthFixture, administrator, createAuthFixture } from "./auth-fixture";
import { checkCredentials } from "./credential-check";
import { accountActor, createFirstAdministrator } from "./user";

let fixture: AuthFixture;
beforeAll(async () => {
  fixture = await createAuthFixture();
});
afterAll(() => fixture.close());

test("of many instances that make the first administrator, one does, and that is an event", async () => {
  await fixture.db.prisma.user.deleteMany();
  const before = await fixture.db.prisma.securityEvent.count();
  const made = await Promise.all(
    Array.from({ length: 5 }, () => createFirstAdministrator(fixture.db, administrator)),
  );
  expect(made.filter(Boolean)).toHaveLength(1);
  expect(await fixture.db.prisma.user.count()).toBe(1);
  const [event, ...others] = await fixture.db.prisma.securityEvent.findMany({ skip: before });
  expect(event).toMatchObject({
    kind: "user_created",
    actor_kind: "system",
    subject_id: (await fixture.account()).id,
    subject_name: administrator.user,
  });
  expect(others).toEqual([]);
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

test("a session that was issued before everything was ended opens nothing", async () => {
  const account = await fixture.account();
  const token = await fixture.sessions.begin(account);
  expect(await fixture.sessions.read(token)).toMatchObject(accountActor(account));
  await fixture.db.prisma.user.updateMany({ data: { session_version: { increment: 1 } } });
  fixture.memory.forget();
  expect(await fixture.sessions.read(token)).toBeUndefined();
});
