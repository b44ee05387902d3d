import { hashPassword } from "@marquee/auth/password";
import type { Actor } from "@marquee/schemas/actor";
import { isServiceError } from "@marquee/schemas/service-error";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type AccessFixture, address, createAccessFixture } from "./access-fixture";
import {
  changePassword,
  getAccount,
  issueSessionToken,
  listSessions,
  revokeSession,
  signOutEverywhere,
} from "./account";
import { readLink, redeemLink } from "./one-time-link";
import { issueToken } from "./sign-in";
import { createUser, inviteUser, updateUser } from "./user-write";

const password = "seven grey herons wait";
const another = "nine brown otters swim";

let fixture: AccessFixture;
let password_hash: string;
let bob: Actor & { kind: "user" };

beforeAll(async () => {
  fixture = await createAccessFixture();
  password_hash = await hashPassword(password);
});
beforeEach(async () => {
  await fixture.db.prisma.user.deleteMany();
  bob = await fixture.person("Bob", "editor");
  await fixture.db.prisma.user.update({ where: { id: bob.id }, data: { password_hash } });
  await fixture.events();
});
afterAll(() => fixture.close());

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => "done",
    (error: unknown) => (isServiceError(error) ? error.code : error),
  );
const read = (session: string) => fixture.access.sessions.read(session);
const verify = (token: string) => codeOf(fixture.access.tokens.verify(token));

/** Bob in a browser, as its session has him. */
async function browser() {
  const { session, access_token } = await fixture.signIn(bob.id);
  const actor = await read(session);
  if (actor?.kind !== "user") throw new Error("Bob is not signed in");
  return { session, access_token, ctx: fixture.as(actor), id: actor.session_id ?? "" };
}

const enters = async (user: string, typed: string) => {
  const credentials = { kind: "password", user, password: typed } as const;
  const { result } = await issueToken(fixture.as({ kind: "anonymous" }), credentials);
  return result === "signed_in";
};

test("an account tells of itself what one may do", async () => {
  expect(await getAccount(fixture.as(bob))).toEqual({
    id: bob.id,
    user: "Bob",
    role: "editor",
    permissions: expect.arrayContaining(["movie.write"]),
    has_password: true,
    is_totp_enrolled: false,
    is_totp_required: false,
    recovery_code_count: 0,
    created_at: expect.any(String),
  });
});

test("an API key has no account", async () => {
  const key = fixture.as({ ...bob, kind: "api_key" });
  expect(await codeOf(getAccount(key))).toBe("forbidden");
  expect(await codeOf(signOutEverywhere(key))).toBe("forbidden");
});

test("another password ends all else that is signed in, and keeps this session", async () => {
  const [here, there] = [await browser(), await browser()];
  const input = { current_password: password, password: another };
  await changePassword(here.ctx, input);
  expect(await read(here.session)).toMatchObject({ name: "Bob" });
  expect(await read(there.session)).toBeUndefined();
  expect(await verify(here.access_token)).toBe("unauthenticated");
  expect(await enters("Bob", password)).toBe(false);
  expect(await enters("Bob", another)).toBe(true);
});

test("of several changes that know the present password at once, one is made", async () => {
  const { ctx } = await browser();
  const change = () => changePassword(ctx, { current_password: password, password: another });
  const codes = await Promise.all([change(), change(), change()].map(codeOf));
  expect(codes.toSorted()).toEqual(["done", "invalid_input", "invalid_input"]);
});

test.each([
  [
    "the present one is wrong",
    { current_password: another, password: another },
    "/current_password",
    "wrong",
  ],
  [
    "it is too easily guessed",
    { current_password: password, password: "bob bob bob bob" },
    "/password",
    "common_password",
  ],
])("a password is not changed where %s", async (_, input, pointer, code) => {
  const here = await browser();
  await expect(changePassword(here.ctx, input)).rejects.toMatchObject({
    code: "invalid_input",
    details: { errors: [{ pointer, code }] },
  });
  expect(await verify(here.access_token)).toBe("done");
});

test("one sees the browsers one is signed in with, and which is this", async () => {
  const [here, there] = [await browser(), await browser()];
  const sessions = await listSessions(here.ctx);
  expect(sessions.map(({ id, is_current }) => [id, is_current]).toSorted()).toEqual(
    [
      [here.id, true],
      [there.id, false],
    ].toSorted(),
  );
  expect(sessions[0]).toMatchObject({ device: "Firefox on Linux", address });
});

test("a session of one's own can be ended, and nobody else's", async () => {
  const [here, there] = [await browser(), await browser()];
  const eve = await fixture.person("Eve", "admin");
  expect(await codeOf(revokeSession(fixture.as(eve), { id: here.id }))).toBe("session_not_found");
  await revokeSession(here.ctx, { id: there.id });
  expect(await read(there.session)).toBeUndefined();
  expect(await read(here.session)).toMatchObject({ name: "Bob" });
  expect(await codeOf(revokeSession(here.ctx, { id: there.id }))).toBe("session_not_found");
});

test("signing out everywhere ends every session and every token", async () => {
  const [here, there] = [await browser(), await browser()];
  await signOutEverywhere(here.ctx);
  for (const { session, access_token } of [here, there]) {
    expect(await read(session)).toBeUndefined();
    expect(await verify(access_token)).toBe("unauthenticated");
  }
  expect((await fixture.events()).at(-1)).toBe("Bob sessions_ended Bob");
});

test("a browser that is signed in is given a token of a minute, and a program is not", async () => {
  const here = await browser();
  const { access_token, expires_in } = await issueSessionToken(here.ctx);
  expect(expires_in).toBe(60);
  const claims = JSON.parse(Buffer.from(access_token.split(".")[1] ?? "", "base64url").toString());
  expect(claims.exp - claims.iat).toBe(60);
  expect(await fixture.access.tokens.verify(access_token)).toMatchObject({ name: "Bob" });
  expect(await codeOf(issueSessionToken(fixture.as(bob)))).toBe("session_required");
});

test("when a session was last seen is written every five minutes at most", async () => {
  const { session, id } = await browser();
  const seen = async () => {
    fixture.access.memory.forget();
    await read(session);
    const row = await fixture.db.prisma.session.findUniqueOrThrow({ where: { id } });
    return row.last_seen_at.getTime();
  };
  const begun = await seen();
  vi.useFakeTimers({ toFake: ["Date"], now: begun + 4 * 60_000 });
  try {
    expect(await seen()).toBe(begun);
    vi.setSystemTime(begun + 5 * 60_000);
    expect(await seen()).toBe(begun + 5 * 60_000);
  } finally {
    vi.useRealTimers();
  }
});

const nobody = () => fixture.as({ kind: "anonymous" });
const tokenIn = (url = "") => new URL(url).hash.slice(1);

test("a link sets a password once, however many use it at the same moment", async () => {
  const ada = fixture.as(await fixture.person("Ada", "admin"));
  const { invitation } = await createUser(ada, { user: "Cid", role: "viewer" });
  const token = tokenIn(invitation?.url);
  expect(await readLink(nobody(), token)).toEqual({ user: "Cid", has_password: false });
  const weak = redeemLink(nobody(), { token, password: "cid cid cid cid" });
  expect(await codeOf(weak)).toBe("invalid_input");
  const codes = await Promise.all(
    [password, another].map((typed) => codeOf(redeemLink(nobody(), { token, password: typed }))),
  );
  expect(codes.toSorted()).toEqual(["done", "invalid_link"]);
  expect(await enters("Cid", codes[0] === "done" ? password : another)).toBe(true);
  expect(await codeOf(readLink(nobody(), token))).toBe("invalid_link");
  expect((await fixture.events()).at(-2)).toBe("Cid password_changed Cid");
});

test("a link in place of a lost password works for a day, and ends what was signed in", async () => {
  const ada = fixture.as(await fixture.person("Ada", "admin"));
  const here = await browser();
  const { url, expires_at } = await inviteUser(ada, { id: bob.id });
  expect((Date.parse(expires_at) - Date.now()) / 86_400_000).toBeCloseTo(1, 2);
  expect(await enters("Bob", password)).toBe(true);
  await redeemLink(nobody(), { token: tokenIn(url), password: another });
  expect(await enters("Bob", password)).toBe(false);
  expect(await read(here.session)).toBeUndefined();
  expect(await verify(here.access_token)).toBe("unauthenticated");
});

test.each<[string, (id: string) => Promise<unknown>]>([
  ["is replaced by a newer one", async (id) => inviteUser(await admin(), { id })],
  [
    "has expired",
    () => fixture.db.prisma.invitation.updateMany({ data: { expires_at: new Date(0) } }),
  ],
  ["is of someone disabled since", async (id) => updateUser(await admin(), { id, disabled: true })],
  [
    "is older than the password",
    async (id) => updateUser(await admin(), { id, password: another }),
  ],
])("a link that %s is no good", async (_, happen) => {
  const token = tokenIn((await inviteUser(await admin(), { id: bob.id })).url);
  await happen(bob.id);
  expect(await codeOf(readLink(nobody(), token))).toBe("invalid_link");
  expect(await codeOf(redeemLink(nobody(), { token, password }))).toBe("invalid_link");
});

test.each(["", "x", "\u0000", "\ud800"])("%j is no link", async (token) => {
  expect(await codeOf(readLink(nobody(), token))).toBe("invalid_link");
});

const admin = async () => fixture.as(await fixture.person(`Ada ${Math.random()}`, "admin"));
