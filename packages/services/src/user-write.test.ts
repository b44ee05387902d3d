import { Prisma } from "@marquee/db/generated/client";
import { newId } from "@marquee/db/id";
import { type Actor, anonymous, unauthenticated } from "@marquee/schemas/actor";
import { isServiceError } from "@marquee/schemas/service-error";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type AccessFixture, createAccessFixture } from "./access-fixture";
import type { AccessContext } from "./context";
import { listUsers } from "./user-read";
import { createUser, inviteUser, removeUserTotp, signOutUser, updateUser } from "./user-write";

const password = "seven grey herons wait";
const { sql } = Prisma;

let fixture: AccessFixture;
let ada: Actor & { kind: "user" };
let admin: AccessContext;

beforeAll(async () => {
  fixture = await createAccessFixture();
});
beforeEach(async () => {
  await fixture.db.prisma.user.deleteMany();
  ada = await fixture.person("Ada", "admin");
  admin = fixture.as(ada);
  await fixture.events();
});
afterAll(() => fixture.close());

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => "done",
    (error: unknown) => (isServiceError(error) ? error.code : error),
  );

test("someone made without a password is given a link, and one with a password is not", async () => {
  const invited = await createUser(admin, { user: "Bob", role: "viewer" });
  expect(invited).toMatchObject({ user: "Bob", is_invited: true, has_password: false });
  expect(invited.invitation?.url).toMatch(/^http:\/\/127\.0\.0\.1:3000\/join#[\w-]{43}$/);
  const days = (Date.parse(invited.invitation?.expires_at ?? "") - Date.now()) / 86_400_000;
  expect(days).toBeCloseTo(7, 2);
  const made = await createUser(admin, { user: "Cid", role: "editor", password });
  expect(made).toMatchObject({ is_invited: false, has_password: true, invitation: null });
  expect(await fixture.events()).toEqual([
    "Ada user_created Bob",
    "Ada user_invited Bob",
    "Ada user_created Cid",
  ]);
});

test("names that differ in case or spacing alone are one user's, however many try at once", async () => {
  const codes = await Promise.all(
    ["Bob", "BOB", " bob"].map((user) => codeOf(createUser(admin, { user, role: "viewer" }))),
  );
  expect(codes.toSorted()).toEqual(["done", "duplicate_user", "duplicate_user"]);
  expect(await fixture.events()).toEqual([
    expect.stringMatching(/^Ada user_created bob$/i),
    expect.stringMatching(/^Ada user_invited bob$/i),
  ]);
});

test.each([
  ["a common one", "passwordpassword"],
  ["a pattern of keys", "qwertyuiopasdfgh"],
  ["a sequence", "123456789012345"],
  ["a repetition", "winterwinter2026"],
  ["the name again", "bob bob bob bob"],
])("a password that is %s is refused, and says why", async (_, guessed) => {
  const call = createUser(admin, { user: "Bob", role: "viewer", password: guessed });
  await expect(call).rejects.toMatchObject({
    code: "invalid_input",
    details: { errors: [{ pointer: "/password", code: "common_password" }] },
  });
  expect(await fixture.events()).toEqual([]);
});

test("users are listed by name, a page at a time, with when they were seen", async () => {
  for (const name of ["Cid", "bob", "Dora"]) await fixture.person(name, "viewer");
  const first = await listUsers(admin, { limit: 3 });
  expect(first.users.map(({ user }) => user)).toEqual(["Ada", "bob", "Cid"]);
  const rest = await listUsers(admin, { limit: 3, cursor: first.next_cursor ?? "" });
  expect(rest.users).toEqual([
    {
      id: expect.any(String),
      user: "Dora",
      role: "viewer",
      disabled: false,
      has_password: true,
      is_invited: false,
      is_totp_enrolled: false,
      is_totp_required: false,
      rate_limit: null,
      identity_count: 0,
      created_at: expect.any(String),
      last_sign_in_at: null,
      last_seen_at: null,
    },
  ]);
  expect(rest.next_cursor).toBeNull();
  const { session } = await fixture.signIn((await fixture.person("Eve", "viewer")).id);
  expect(await fixture.access.sessions.read(session)).toMatchObject({ name: "Eve" });
  const eve = (await listUsers(admin, { limit: 10 })).users.at(-1);
  expect(Date.parse(eve?.last_seen_at ?? "")).toBeCloseTo(Date.now(), -5);
});

test("an administrator changes what lets themselves in where it asks for their password, and not here", async () => {
  const { id } = ada;
  expect(await codeOf(updateUser(admin, { id, password }))).toBe("forbidden");
  expect(await codeOf(inviteUser(admin, { id }))).toBe("forbidden");
  expect(await codeOf(removeUserTotp(admin, { id }))).toBe("forbidden");
  expect(await fixture.events()).toEqual([]);
  expect(await codeOf(updateUser(admin, { id, rate_limit: 30 }))).toBe("done");
});

test.each<[string, () => Promise<Actor>, string]>([
  ["disabled", () => Promise.reject(unauthenticated()), "unauthenticated"],
  ["signed out", async () => anonymous, "unauthenticated"],
  ["given a lower role", async () => ({ ...ada, role: "editor" }), "forbidden"],
])("whoever is %s while a password is hashed changes nothing", async (_, actorNow, code) => {
  const bob = await fixture.person("Bob", "viewer");
  const stale = { ...admin, actorNow };
  expect(await codeOf(createUser(stale, { user: "Cid", role: "admin", password }))).toBe(code);
  expect(await codeOf(updateUser(stale, { id: bob.id, password }))).toBe(code);
  expect(await fixture.events()).toEqual([]);
  expect(await fixture.db.prisma.user.count()).toBe(2);
  expect(
    await codeOf(updateUser({ ...admin, actorNow: async () => ada }, { id: bob.id, password })),
  ).toBe("done");
});

test("a link that was given to someone before makes no administrator", async () => {
  const { id } = await createUser(admin, { user: "Bob", role: "viewer" });
  const links = () => fixture.db.prisma.invitation.count({ where: { user_id: id } });
  await updateUser(admin, { id, role: "editor" });
  expect(await links()).toBe(1);
  await updateUser(admin, { id, role: "admin" });
  expect(await links()).toBe(0);
});

describe("a program with an administrator's key", () => {
  const program = () =>
    fixture.as({ kind: "api_key", id: newId(), name: "provisioning", role: "admin" });
  const forbidden = (call: Promise<unknown>) => codeOf(call).then((code) => code === "forbidden");

  test("makes and changes other users, and takes away from administrators", async () => {
    const { id } = await createUser(program(), { user: "Bob", role: "editor", password });
    await updateUser(program(), { id, role: "viewer", password: "nine brown otters swim" });
    await inviteUser(program(), { id });
    await removeUserTotp(program(), { id });
    const cid = await fixture.person("Cid", "admin");
    await signOutUser(program(), { id: cid.id });
    await updateUser(program(), { id: cid.id, disabled: true, is_totp_required: true });
    await updateUser(program(), { id: cid.id, role: "editor" });
  });

  test("makes no administrator, and lets none in, for that would outlast the key", async () => {
    expect(await forbidden(createUser(program(), { user: "Eve", role: "admin", password }))).toBe(
      true,
    );
    const bob = await fixture.person("Bob", "editor");
    expect(await forbidden(updateUser(program(), { id: bob.id, role: "admin" }))).toBe(true);
    const { id } = await fixture.person("Cid", "admin");
    await updateUser(admin, { id, is_totp_required: true, disabled: true });
    await fixture.events();
    const changes = [{ password }, { disabled: false }, { is_totp_required: false }];
    for (const set of changes) {
      expect(await forbidden(updateUser(program(), { id, ...set })), JSON.stringify(set)).toBe(
        true,
      );
    }
    expect(await forbidden(inviteUser(program(), { id }))).toBe(true);
    expect(await forbidden(removeUserTotp(program(), { id }))).toBe(true);
    expect(await fixture.events()).toEqual([]);
  });
});

test("what is changed of a user is what is given, and each change is an event", async () => {
  const bob = await fixture.person("Bob", "viewer");
  const { id } = bob;
  expect(await updateUser(admin, { id, role: "editor", rate_limit: 30 })).toMatchObject({
    role: "editor",
    rate_limit: 30,
    disabled: false,
  });
  expect(await updateUser(admin, { id, disabled: true })).toMatchObject({ disabled: true });
  await updateUser(admin, { id, disabled: false, role: "editor", is_totp_required: true });
  await updateUser(admin, { id, password, rate_limit: null });
  expect(await fixture.events()).toEqual([
    "Ada user_role_changed Bob",
    "Ada user_limit_changed Bob",
    "Ada user_disabled Bob",
    "Ada user_enabled Bob",
    "Ada totp_required Bob",
    "Ada user_limit_changed Bob",
    "Ada password_changed Bob",
  ]);
});

test.each<[string, (id: string) => Promise<unknown>]>([
  ["being disabled", (id) => updateUser(admin, { id, disabled: true })],
  ["another password", (id) => updateUser(admin, { id, password })],
  ["being signed out", (id) => signOutUser(admin, { id })],
])("%s ends a user's sessions and tokens at once", async (_, change) => {
  const person = await fixture.person("Bob", "editor");
  const { session, access_token } = await fixture.signIn(person.id);
  expect(await fixture.access.sessions.read(session)).toMatchObject({ name: "Bob" });
  expect(await fixture.access.tokens.verify(access_token)).toMatchObject({ name: "Bob" });
  await change(person.id);
  expect(await fixture.access.sessions.read(session)).toBeUndefined();
  expect(await codeOf(fixture.access.tokens.verify(access_token))).toBe("unauthenticated");
});

test("a link that is out no longer works once its user is disabled", async () => {
  const { id } = await createUser(admin, { user: "Bob", role: "viewer" });
  expect(await updateUser(admin, { id, disabled: true })).toMatchObject({ is_invited: false });
  expect(await updateUser(admin, { id, disabled: false })).toMatchObject({ is_invited: false });
  const { expires_at } = await inviteUser(admin, { id });
  expect(Date.parse(expires_at)).toBeGreaterThan(Date.now());
});

test("the last administrator who may enter stays one", async () => {
  const bob = await fixture.person("Bob", "admin");
  await updateUser(admin, { id: bob.id, disabled: true });
  expect(await codeOf(updateUser(admin, { id: ada.id, role: "editor" }))).toBe(
    "last_administrator",
  );
  expect(await codeOf(updateUser(admin, { id: ada.id, disabled: true }))).toBe(
    "last_administrator",
  );
  expect(await codeOf(updateUser(admin, { id: bob.id, role: "editor" }))).toBe("done");
  expect(await codeOf(updateUser(admin, { id: ada.id, role: "admin", rate_limit: 5 }))).toBe(
    "done",
  );
});

test("an administrator who has not come in yet is no other", async () => {
  const bob = await createUser(admin, { user: "Bob", role: "admin" });
  expect(await codeOf(updateUser(admin, { id: ada.id, role: "editor" }))).toBe(
    "last_administrator",
  );
  await updateUser(admin, { id: bob.id, password: "seven grey herons wait" });
  expect(await codeOf(updateUser(admin, { id: ada.id, role: "editor" }))).toBe("done");
});

test("of two administrators who take the office from each other at the same moment, one keeps it", async () => {
  for (let round = 0; round < 10; round += 1) {
    const bob = await fixture.person(`Bob ${round}`, "admin");
    await fixture.db.prisma.user.update({ where: { id: ada.id }, data: { role: "admin" } });
    const codes = await Promise.all([
      codeOf(updateUser(admin, { id: bob.id, role: "viewer" })),
      codeOf(
        updateUser(fixture.as(bob), { id: ada.id, disabled: round % 2 === 0, role: "viewer" }),
      ),
    ]);
    expect(codes.toSorted()).toEqual(["done", "last_administrator"]);
    const [left] = await fixture.rows<{ count: number }>(sql`
      SELECT count(*)::integer AS count FROM users WHERE role = 'admin' AND disabled_at IS NULL`);
    expect(left?.count).toBe(1);
    await fixture.db.prisma.user.deleteMany({ where: { id: bob.id } });
    await fixture.db.prisma.user.update({ where: { id: ada.id }, data: { disabled_at: null } });
  }
});

test("what is not there is told", async () => {
  const id = "00000000-0000-7000-8000-000000000000";
  for (const call of [
    () => updateUser(admin, { id, role: "viewer" }),
    () => inviteUser(admin, { id }),
    () => signOutUser(admin, { id }),
    () => removeUserTotp(admin, { id }),
  ]) {
    expect(await codeOf(call())).toBe("user_not_found");
  }
});
