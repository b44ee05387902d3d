import { hashPassword } from "@marquee/auth/password";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type AccessFixture, createAccessFixture } from "./access-fixture";
import { whileFull } from "./full-table-fixture";
import { signIn, signOut } from "./sign-in";

const credentials = { kind: "password", user: "Bob", password: "seven grey herons wait" } as const;

let fixture: AccessFixture;
beforeAll(async () => {
  fixture = await createAccessFixture();
  const { id } = await fixture.person("Bob", "editor");
  const password_hash = await hashPassword(credentials.password);
  await fixture.db.prisma.user.update({ where: { id }, data: { password_hash } });
});
beforeEach(async () => {
  await fixture.events();
});
afterAll(() => fixture.close());

const nobody = () => fixture.as({ kind: "anonymous" });
async function tokenOf(): Promise<string> {
  const answer = await signIn(nobody(), credentials);
  return answer.result === "signed_in" ? answer.token : answer.result;
}

test("a session and the event of its beginning are kept together", async () => {
  await whileFull(fixture.db, "sessions", () =>
    expect(signIn(nobody(), credentials)).rejects.toThrow(),
  );
  expect(await fixture.events()).toEqual([]);
  expect(await fixture.access.sessions.read(await tokenOf())).toMatchObject({ name: "Bob" });
  expect(await fixture.events()).toEqual(["Bob sign_in Bob"]);
});

test("a session whose end cannot be written down has not ended", async () => {
  const token = await tokenOf();
  // No database keeps a NUL.
  await expect(signOut({ ...nobody(), request_id: "\0" }, token)).rejects.toThrow();
  expect(await fixture.access.sessions.read(token)).toMatchObject({ name: "Bob" });
});

test("a session ends once, however many end it at the same moment", async () => {
  const token = await tokenOf();
  await fixture.events();
  await Promise.all(Array.from({ length: 4 }, () => signOut(nobody(), token)));
  expect(await fixture.access.sessions.read(token)).toBeUndefined();
  expect(await fixture.events()).toEqual(["Bob sign_out Bob"]);
});
