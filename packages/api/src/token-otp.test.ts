import { hashPassword } from "@marquee/auth/password";
import { newId } from "@marquee/db/id";
import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mutate } from "../contract/trpc-call";
import { type ApiFixture, createApiFixture } from "./api-fixture";

const password = "seven grey herons wait";
const user = "Bob";

let fixture: ApiFixture;
let codes: string[];
let shown: (steps: number) => string;

beforeAll(async () => {
  fixture = await createApiFixture();
  const password_hash = await hashPassword(password);
  const data = { id: newId(), name: user, role: "viewer", password_hash };
  await fixture.db.prisma.user.create({ data });
  const { json } = await ask({ user, password });
  const { access_token } = json as { access_token: string };
  const own = (sent: Parameters<ApiFixture["send"]>[0]) =>
    fixture.send({ ...sent, headers: { authorization: `Bearer ${access_token}` } });
  const { secret } = (await mutate(own, "account.totp.begin", { password })).value as {
    secret: string;
  };
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  shown = (steps) => totp.generate({ timestamp: Date.now() + steps * 30_000 });
  const confirmed = await mutate(own, "account.totp.confirm", { code: shown(-1) });
  codes = (confirmed.value as { recovery_codes: string[] }).recovery_codes;
});
afterAll(() => fixture.close());

const ask = (body: object) => fixture.send({ method: "POST", path: "/api/token", body });
const forms = (otp?: string) => [
  { user, password, ...(otp === undefined ? {} : { otp }) },
  {
    grant_type: "password",
    username: user,
    password,
    ...(otp === undefined ? {} : { otp }),
  },
];

test("a token is not given without the code of a second factor, nor for a wrong one", async () => {
  for (const otp of [undefined, "", "000000x", "nonsense"]) {
    for (const body of forms(otp)) {
      expect(await ask(body)).toMatchObject({ status: 400, json: { error: "invalid_grant" } });
    }
  }
  const typed = await ask({ user, password, otp: 123456 });
  expect(typed).toMatchObject({ status: 400, json: { error: "invalid_request" } });
});

test("what is wrong is not told apart", async () => {
  const descriptions = await Promise.all(
    [
      { user, password, otp: "nonsense" },
      { user, password: "not the password", otp: "nonsense" },
      { user: "nobody", password, otp: "nonsense" },
    ].map(async (body) => (await ask(body)).text),
  );
  expect(new Set(descriptions).size).toBe(1);
});

test("a right code, or one for recovery, gives a token once", async () => {
  const [json, oauth] = forms(shown(0));
  expect(await ask(json ?? {})).toMatchObject({ status: 200 });
  expect(await ask(oauth ?? {})).toMatchObject({ status: 400, json: { error: "invalid_grant" } });
  const [first, again] = forms(codes[0]);
  expect(await ask(again ?? {})).toMatchObject({ status: 200 });
  expect(await ask(first ?? {})).toMatchObject({ status: 400, json: { error: "invalid_grant" } });
});
