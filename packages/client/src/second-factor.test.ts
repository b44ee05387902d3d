import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createClient } from "./client";
import { administrator, type MarqueeFixture, startMarquee } from "./marquee-fixture";

let marquee: MarqueeFixture;
let shown: (steps: number) => string;
let recovery_codes: string[];

/** The administrator's account has a second factor, enrolled by a client of its own. */
beforeAll(async () => {
  marquee = await startMarquee();
  const client = createClient({ url: marquee.url, ...administrator });
  const { secret } = await client.account.totp.begin.mutate({ password: administrator.password });
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  shown = (steps) => totp.generate({ timestamp: Date.now() + steps * 30_000 });
  ({ recovery_codes } = await client.account.totp.confirm.mutate({ code: shown(-1) }));
});
afterAll(() => marquee.stop());

const entering = (otp?: string | (() => string | Promise<string>)) =>
  createClient({ url: marquee.url, ...administrator, otp }).account.get.query();

test("an account with a second factor is not entered without its code, nor by a wrong one", async () => {
  const detail = expect.stringContaining("second factor");
  await expect(entering()).rejects.toMatchObject({ code: "invalid_credentials", detail });
  await expect(entering("nonsense")).rejects.toMatchObject({ code: "invalid_credentials" });
});

test("a code that is given as it is enters once", async () => {
  const [code = ""] = recovery_codes;
  expect(await entering(code)).toMatchObject({ is_totp_enrolled: true });
  await expect(entering(code)).rejects.toMatchObject({ code: "invalid_credentials" });
});

test("a function is asked for the code of each token, and of no call", async () => {
  const codes = [shown(0), ...recovery_codes.slice(1, 2)];
  const left = () => codes.length;
  const otp = async () => codes.shift() ?? "";
  const client = createClient({ url: marquee.url, ...administrator, otp });
  await Promise.all([client.account.get.query(), client.movie.count.query({})]);
  await client.account.sessions.query();
  expect(left()).toBe(1);
  await marquee.prisma.user.updateMany({ data: { session_version: { increment: 1 } } });
  // The server, in this process, knows within a second that the token is good no more.
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 2_000 });
  try {
    expect(await client.account.get.query()).toMatchObject({ user: administrator.user });
    expect(left()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

test("what a function of the code throws is told, and nothing is asked", async () => {
  marquee.takeRequests();
  const lost = new Error("nobody is at the phone");
  const otp = () => Promise.reject(lost);
  await expect(entering(otp)).rejects.toMatchObject({
    code: "token_unavailable",
    detail: "No code: nobody is at the phone",
    cause: lost,
  });
  expect(marquee.takeRequests()).toEqual([]);
});
