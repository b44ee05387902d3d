import { Prisma } from "@marquee/db/generated/client";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type AccessFixture, createAccessFixture } from "./access-fixture";
import { signInExternally } from "./external-sign-in";
import { whileFull } from "./full-table-fixture";
import { updateUser } from "./user-write";

const issuer = "https://id.example";

let fixture: AccessFixture;
beforeAll(async () => {
  fixture = await createAccessFixture({
    issuer,
    audience: "urn:marquee:api",
    role_claim: "role",
    roles: [
      { role: "admin", value: "admin" },
      { role: "viewer", value: "viewer" },
    ],
    default_role: undefined,
  });
});
beforeEach(async () => {
  await fixture.db.prisma.user.deleteMany();
  await fixture.events();
});
afterAll(() => fixture.close());

const come = (role: string, sub = "ada-1") =>
  signInExternally(fixture.as({ kind: "anonymous" }), { sub, name: "Ada", role });
const roleOf = async (name: string) =>
  (await fixture.db.prisma.user.findUniqueOrThrow({ where: { name_key: name } })).role;

test("who comes is signed in with the role that the issuer gives them now", async () => {
  const token = await come("admin");
  expect(await fixture.access.sessions.read(token ?? "")).toMatchObject({ role: "admin" });
  await fixture.person("Bob", "admin");
  await come("viewer");
  expect(await fixture.access.sessions.read(token ?? "")).toMatchObject({ role: "viewer" });
  expect(await fixture.events()).toEqual([
    "external issuer user_created Ada",
    "external issuer user_linked Ada",
    "Ada sign_in Ada",
    "nobody user_role_changed Ada",
    "Ada sign_in Ada",
  ]);
});

test("the role of someone whom the issuer vouches for is changed there, and not here", async () => {
  await come("viewer");
  const admin = fixture.as(await fixture.person("Bob", "admin"));
  const { id } = await fixture.db.prisma.user.findUniqueOrThrow({ where: { name_key: "ada" } });
  await expect(updateUser(admin, { id, role: "editor" })).rejects.toMatchObject({
    code: "invalid_input",
    details: { errors: [{ pointer: "/role", code: "not_ours" }] },
  });
  expect(await updateUser(admin, { id, role: "viewer", disabled: true })).toMatchObject({
    role: "viewer",
    disabled: true,
  });
});

test("the last administrator stays one, also where another has been invited and never came", async () => {
  await come("admin");
  const invited = await fixture.person("Bob", "admin");
  await fixture.db.prisma.user.update({ where: { id: invited.id }, data: { password_hash: null } });
  await come("viewer");
  expect(await roleOf("ada")).toBe("admin");
});

test("where no session begins, nothing is kept", async () => {
  await whileFull(fixture.db, "sessions", () => expect(come("viewer")).rejects.toThrow());
  expect(await fixture.db.prisma.user.count()).toBe(0);
  expect(await fixture.events()).toEqual([]);
  expect(await come("viewer")).toEqual(expect.any(String));
});

test.each(["", "a\0b", "a\u200bb", "x".repeat(256)])(
  "%.20j is nobody who can be known",
  async (sub) => {
    await expect(come("viewer", sub)).rejects.toMatchObject({ code: "unauthenticated" });
    expect(await fixture.rows(Prisma.sql`SELECT 1 FROM user_identities`)).toEqual([]);
  },
);
