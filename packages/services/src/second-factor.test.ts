import type { Credentials } from "@marquee/auth/credential-check";
import { hashPassword } from "@marquee/auth/password";
import type { Actor } from "@marquee/schemas/actor";
import { isServiceError } from "@marquee/schemas/service-error";
import { Secret, TOTP } from "otpauth";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type AccessFixture, createAccessFixture } from "./access-fixture";
import { getAccount } from "./account";
import type { AccessContext } from "./context";
import { issueToken, signIn } from "./sign-in";
import { beginTotp, confirmTotp, removeTotp, renewRecoveryCodes } from "./totp";
import { removeUserTotp, updateUser } from "./user-write";

const password = "seven grey herons wait";
const step = 30_000;

let fixture: AccessFixture;
let password_hash: string;
let bob: Actor & { kind: "user" };
let own: AccessContext;

beforeAll(async () => {
  fixture = await createAccessFixture();
  password_hash = await hashPassword(password);
});
beforeEach(async () => {
  await fixture.db.prisma.user.deleteMany();
  await fixture.db.prisma.signInGuess.deleteMany();
  bob = await fixture.person("Bob", "editor");
  await fixture.db.prisma.user.update({ where: { id: bob.id }, data: { password_hash } });
  own = fixture.as(bob);
  await fixture.events();
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(() => fixture.close());

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => "done",
    (error: unknown) => (isServiceError(error) ? error.code : error),
  );
const shown = (secret: string, timestamp = Date.now()) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });

const nobody = () => fixture.as({ kind: "anonymous" });
const entering = (otp?: string) =>
  ({ kind: "password", user: "bob", password, otp }) as const satisfies Credentials;
const enter = async (otp?: string) => (await issueToken(nobody(), entering(otp))).result;

/** Bob has a second factor, and time stands still, at the beginning of a step after that. */
async function enrol() {
  const { secret } = await beginTotp(own, { password });
  const { recovery_codes } = await confirmTotp(own, { code: shown(secret) });
  vi.useFakeTimers({ toFake: ["Date"], now: (Math.floor(Date.now() / step) + 3) * step });
  await fixture.events();
  return { secret, recovery_codes };
}

test("a second factor counts once a code of it has been shown to be right", async () => {
  const { secret, uri } = await beginTotp(own, { password });
  expect(uri).toContain(`otpauth://totp/Marquee%20(127.0.0.1):Bob?`);
  expect(uri).toContain(secret);
  expect(await enter()).toBe("signed_in");
  const wrong = shown(secret, 0);
  await expect(confirmTotp(own, { code: wrong })).rejects.toMatchObject({
    code: "invalid_input",
    details: { errors: [{ pointer: "/code", code: "wrong" }] },
  });
  const { recovery_codes } = await confirmTotp(own, { code: shown(secret) });
  expect(new Set(recovery_codes).size).toBe(10);
  expect(await getAccount(own)).toMatchObject({ is_totp_enrolled: true, recovery_code_count: 10 });
  expect(await enter()).toBe("code_required");
  expect(await codeOf(beginTotp(own, { password }))).toBe("totp_enrolled");
  expect(await codeOf(confirmTotp(own, { code: shown(secret) }))).toBe("totp_enrolled");
  expect(await fixture.events()).toEqual([
    "Bob sign_in Bob",
    "Bob confirmation_refused Bob",
    "Bob totp_enrolled Bob",
    "nobody sign_in_code_required Bob",
  ]);
});

test("wrong codes of one that was begun count as guesses", async () => {
  const { secret } = await beginTotp(own, { password });
  const codes = [];
  for (let at = 0; at < 11; at += 1) {
    codes.push(await codeOf(confirmTotp(own, { code: shown(secret, 0) })));
  }
  expect(codes).toEqual([...Array(10).fill("invalid_input"), "rate_limited"]);
});

test("it is begun by whoever shows the account's password; a session or a token alone is not enough", async () => {
  const begun = () => fixture.db.prisma.user.count({ where: { totp_secret: { not: null } } });
  await expect(beginTotp(own, {})).rejects.toMatchObject({
    code: "invalid_input",
    details: { errors: [{ pointer: "/password", code: "required" }] },
  });
  expect(await codeOf(beginTotp(own, { password: "not the password" }))).toBe("invalid_input");
  expect(await begun()).toBe(0);
  expect(await fixture.events()).toEqual(["Bob confirmation_refused Bob"]);
  await beginTotp(own, { password });
  expect(await begun()).toBe(1);
});

test("whoever has no password, since an issuer vouches for them, is asked for none", async () => {
  await fixture.db.prisma.user.update({ where: { id: bob.id }, data: { password_hash: null } });
  const identity = { issuer: "https://id.example", subject: "bob", user_id: bob.id };
  await fixture.db.prisma.userIdentity.create({ data: identity });
  const { secret } = await beginTotp(own, {});
  expect(await codeOf(confirmTotp(own, { code: shown(secret) }))).toBe("done");
});

test("whoever knows no more than the name of an account without a password locks nobody out of it", async () => {
  await fixture.db.prisma.user.update({ where: { id: bob.id }, data: { password_hash: null } });
  expect(await codeOf(beginTotp(own, {}))).toBe("forbidden");
  expect(await codeOf(confirmTotp(own, { code: "123456" }))).toBe("totp_not_begun");
});

test("neither its secret nor a recovery code stands in the database", async () => {
  const { secret, recovery_codes } = await enrol();
  const stored = JSON.stringify([
    await fixture.db.prisma.user.findMany(),
    await fixture.db.prisma.recoveryCode.findMany(),
    await fixture.db.prisma.securityEvent.findMany(),
  ]);
  for (const plain of [secret, ...recovery_codes]) expect(stored).not.toContain(plain);
});

test.each([
  ["the present one", 0, "signed_in"],
  ["the one before", -step, "signed_in"],
  ["the one after", step, "signed_in"],
  ["two before", -2 * step, "refused"],
  ["two after", 2 * step, "refused"],
])("of the codes around now, %s opens or does not", async (_, offset, expected) => {
  const { secret } = await enrol();
  expect(await enter(shown(secret, Date.now() + offset))).toBe(expected);
});

test.each(["", "123456", "abcdef", "12345", "0".repeat(100), "\ud800", "１２３４５６"])(
  "%j is a wrong code, and a wrong code is as a wrong password",
  async (otp) => {
    const { secret } = await enrol();
    expect(otp).not.toBe(shown(secret));
    expect(await enter(otp)).toBe("refused");
    expect(await fixture.events()).toEqual(["nobody sign_in_refused Bob"]);
    expect(await signIn(nobody(), entering(otp))).toEqual({ result: "refused" });
  },
);

test("a code lets in once, however many use it at the same moment", async () => {
  const { secret } = await enrol();
  const otp = shown(secret);
  const answers = await Promise.all(Array.from({ length: 8 }, () => enter(otp)));
  expect(answers.filter((answer) => answer === "signed_in")).toHaveLength(1);
  expect(await enter(otp)).toBe("refused");
  expect(await enter(shown(secret, Date.now() - step))).toBe("refused");
  expect(await enter(shown(secret, Date.now() + step))).toBe("signed_in");
});

test("the code that enrolled does not let in as well", async () => {
  const { secret } = await beginTotp(own, { password });
  const code = shown(secret);
  await confirmTotp(own, { code });
  expect(await enter(code)).toBe("refused");
});

test("a recovery code lets in once, however it is written and whoever else tries", async () => {
  const { recovery_codes } = await enrol();
  const [first = "", second = ""] = recovery_codes;
  const answers = await Promise.all(Array.from({ length: 8 }, () => enter(first)));
  expect(answers.filter((answer) => answer === "signed_in")).toHaveLength(1);
  expect((await fixture.events()).filter((event) => event.includes("recovery"))).toEqual([
    "Bob recovery_code_used Bob",
  ]);
  expect(await enter(` ${second.toUpperCase().replaceAll("-", " ")}`)).toBe("signed_in");
  expect(await getAccount(own)).toMatchObject({ recovery_code_count: 8 });
});

test("someone else's codes are wrong", async () => {
  const { secret, recovery_codes } = await enrol();
  const eve = await fixture.person("Eve", "editor");
  await fixture.db.prisma.user.update({ where: { id: eve.id }, data: { password_hash } });
  const begun = await beginTotp(fixture.as(eve), { password });
  await confirmTotp(fixture.as(eve), { code: shown(begun.secret) });
  vi.setSystemTime(Date.now() + 3 * step);
  for (const otp of [shown(secret), recovery_codes[0]]) {
    expect(await signIn(nobody(), { ...entering(otp), user: "Eve" })).toEqual({
      result: "refused",
    });
  }
});

test("without a code nobody is let in; it is no failed attempt, and still an event of the account", async () => {
  await enrol();
  expect(await signIn(nobody(), entering())).toEqual({ result: "code_required" });
  expect(await fixture.events()).toEqual(["nobody sign_in_code_required Bob"]);
  expect(await fixture.db.prisma.session.count({ where: { user_id: bob.id } })).toBe(0);
  const wrong = { ...entering(), password: "not the password" };
  expect(await signIn(nobody(), wrong)).toEqual({ result: "refused" });
});

test("it is removed by whoever proves to be its owner", async () => {
  const { secret } = await enrol();
  for (const proof of [{ password: "not the password" }, { code: "000000" }]) {
    expect(await codeOf(removeTotp(own, proof))).toBe("invalid_input");
  }
  await removeTotp(own, { code: shown(secret) });
  expect(await enter()).toBe("signed_in");
  expect(await codeOf(removeTotp(own, { password }))).toBe("totp_not_enrolled");
  expect(await codeOf(renewRecoveryCodes(own, { password }))).toBe("totp_not_enrolled");
  expect(await fixture.events()).toEqual([
    "Bob confirmation_refused Bob",
    "Bob confirmation_refused Bob",
    "Bob totp_removed Bob",
    "Bob sign_in Bob",
  ]);
});

test("new recovery codes take the place of the old", async () => {
  const { recovery_codes: old } = await enrol();
  const { recovery_codes } = await renewRecoveryCodes(own, { password });
  expect(await enter(old[0])).toBe("refused");
  expect(await enter(recovery_codes[0])).toBe("signed_in");
});

test("whoever must enrol may do nothing else until then", async () => {
  const ada = fixture.as(await fixture.person("Ada", "admin"));
  await updateUser(ada, { id: bob.id, is_totp_required: true });
  const held = fixture.as(await fixture.actorOf(bob.id));
  expect(await codeOf(updateUser(held, { id: bob.id, role: "admin" }))).toBe("forbidden");
  const admin = await fixture.person("Cid", "admin");
  await fixture.db.prisma.user.update({ where: { id: admin.id }, data: { password_hash } });
  await updateUser(ada, { id: admin.id, is_totp_required: true });
  const heldAdmin = fixture.as(await fixture.actorOf(admin.id));
  expect(await codeOf(updateUser(heldAdmin, { id: bob.id, role: "admin" }))).toBe(
    "second_factor_required",
  );
  const { secret } = await beginTotp(heldAdmin, { password });
  await confirmTotp(heldAdmin, { code: shown(secret) });
  const free = fixture.as(await fixture.actorOf(admin.id));
  expect(await codeOf(updateUser(free, { id: bob.id, role: "viewer" }))).toBe("done");
});

test("an administrator takes a lost one away, which ends the user's sessions", async () => {
  await enrol();
  const { session } = await fixture.signIn(bob.id);
  const ada = fixture.as(await fixture.person("Ada", "admin"));
  await removeUserTotp(ada, { id: bob.id });
  expect(await fixture.access.sessions.read(session)).toBeUndefined();
  expect(await enter()).toBe("signed_in");
});
