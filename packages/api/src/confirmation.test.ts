import { hashPassword } from "@marquee/auth/password";
import { newId } from "@marquee/db/id";
import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Received, type Sent, send } from "../contract/http-client";
import { mutate } from "../contract/trpc-call";
import { type ApiFixture, createApiFixture } from "./api-fixture";

const password = "seven grey herons wait";
const wrong = { current_password: "not the password", password: "nine brown otters swim" };

let fixture: ApiFixture;
let elsewhere: string;
let password_hash: string;

beforeAll(async () => {
  fixture = await createApiFixture();
  elsewhere = await fixture.another();
  password_hash = await hashPassword(password);
});
afterAll(() => fixture.close());

type Call = (sent: Sent) => Promise<Received>;

/** Someone who came in, as both instances hear them. */
async function someone() {
  const id = newId();
  await fixture.db.prisma.user.create({ data: { id, name: id, role: "editor", password_hash } });
  const cookie = await fixture.cookieOf(id);
  const headers = { cookie, "x-marquee-client": "dashboard", origin: fixture.config.public_url };
  const at = (origin: string) => (sent: Sent) => send(origin, { ...sent, headers });
  return { id, here: at(fixture.origin), there: at(elsewhere) };
}

const change = (call: Call, body: object) =>
  call({ method: "POST", path: "/api/trpc/account.changePassword", body });
const signIn = (user: string) =>
  fixture.send({ method: "POST", path: "/api/token", body: { user, password } });

test("of wrong passwords ten are looked at, over all instances and in batches; then not even the right one", async () => {
  const { id, here, there } = await someone();
  const calls = Array.from({ length: 10 }, (_, at) => [at, wrong]);
  const path = `/api/trpc/${calls.map(() => "account.changePassword").join(",")}?batch=1`;
  const batch = { method: "POST", path, body: Object.fromEntries(calls) };
  const answers = await Promise.all([here(batch), there(batch)]);
  const codes = answers.flatMap(({ json }) =>
    (json as { error: { data: { code: string } } }[]).map(({ error }) => error.data.code),
  );
  expect(codes.toSorted()).toEqual([
    ...Array(10).fill("invalid_input"),
    ...Array(10).fill("rate_limited"),
  ]);
  for (const call of [here, there]) {
    const refused = await change(call, { ...wrong, current_password: password });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(14 * 60);
    expect(Number(refused.headers["retry-after"])).toBeLessThanOrEqual(15 * 60);
  }
  const kinds = await fixture.db.prisma.securityEvent.groupBy({
    by: ["kind"],
    where: { subject_id: id },
    _count: true,
    orderBy: { kind: "asc" },
  });
  expect(kinds).toEqual([
    { kind: "confirmation_refused", _count: 10 },
    { kind: "confirmation_throttled", _count: 1 },
  ]);
});

test("wrong codes count with wrong passwords, and right ones do not", async () => {
  const { here, there } = await someone();
  const { secret } = (await mutate(here, "account.totp.begin", { password })).value as {
    secret: string;
  };
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
  expect(await mutate(here, "account.totp.confirm", { code })).toMatchObject({ status: 200 });
  const confirm = (call: Call, proof: object) =>
    mutate(call, "account.totp.newRecoveryCodes", proof);
  for (let at = 0; at < 4; at += 1) {
    expect(await confirm(here, { code: "nonsense" })).toMatchObject({ status: 400 });
    expect(await confirm(there, { password: "not the password" })).toMatchObject({ status: 400 });
    expect(await confirm(there, { password })).toMatchObject({ status: 200 });
  }
  expect(await confirm(there, { code: "nonsense" })).toMatchObject({ status: 400 });
  expect(await confirm(here, { code: "nonsense" })).toMatchObject({ status: 400 });
  expect(await confirm(there, { code: "nonsense" })).toMatchObject({ status: 429 });
});

test("nobody without a session can keep its owner from changing a password, nor the other way round", async () => {
  const { id, here } = await someone();
  for (let at = 0; at < 10; at += 1) {
    await fixture.send({ method: "POST", path: "/api/token", body: { user: id, password: "x" } });
  }
  expect((await signIn(id)).status).toBe(429);
  expect((await change(here, wrong)).status).toBe(400);
  const other = await someone();
  for (let at = 0; at < 11; at += 1) await change(other.here, wrong);
  expect((await change(other.here, wrong)).status).toBe(429);
  expect((await signIn(other.id)).status).toBe(200);
});
