import { hashPassword } from "@marquee/auth/password";
import { newId } from "@marquee/db/id";
import type { Role } from "@marquee/schemas/actor";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { type Received, type Sent, send } from "../contract/http-client";
import { mutate, type Outcome, query } from "../contract/trpc-call";
import { type ApiFixture, createApiFixture } from "./api-fixture";

const password = "seven grey herons wait";
const another = "nine brown otters swim";

let fixture: ApiFixture;
let elsewhere: Call;
let password_hash: string;

beforeAll(async () => {
  fixture = await createApiFixture();
  const origin = await fixture.another();
  elsewhere = (sent) => send(origin, sent);
  password_hash = await hashPassword(password);
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(() => fixture.close());

type Call = (sent: Sent) => Promise<Received>;

const browser = { "x-marquee-client": "dashboard", origin: "http://127.0.0.1:3000" };
const withHeaders = (call: Call, headers: Record<string, string>) => (sent: Sent) =>
  call({ ...sent, headers });

/** Someone signed in with a browser and by a program, whom both instances know. */
async function someone(role: Role = "editor") {
  const id = newId();
  await fixture.db.prisma.user.create({ data: { id, name: id, role, password_hash } });
  const cookie = await fixture.cookieOf(id);
  const body = { user: id, password };
  const { json } = await fixture.send({ method: "POST", path: "/api/token", body });
  const { access_token } = json as { access_token: string };
  const carrying = {
    cookie: { ...browser, cookie },
    token: { authorization: `Bearer ${access_token}` },
  };
  const asked = (call: Call, by: keyof typeof carrying) =>
    query(withHeaders(call, carrying[by]), "account.get", {});
  /** Who each instance takes them for: by the cookie, and by the token. */
  const seen = async (call: Call) => [await asked(call, "cookie"), await asked(call, "token")];
  expect(await statuses(seen(fixture.send))).toEqual([200, 200]);
  expect(await statuses(seen(elsewhere))).toEqual([200, 200]);
  return { id, seen, own: withHeaders(fixture.send, carrying.cookie) };
}

const statuses = async (outcomes: Promise<Outcome[]>) =>
  (await outcomes).map(({ status }) => status);

type Someone = Awaited<ReturnType<typeof someone>>;
const administer = (verb: string, input: object) =>
  mutate(fixture.as("admin"), `user.${verb}`, input);

test.each<[string, (one: Someone) => Promise<Outcome>, number[]]>([
  ["Being disabled", ({ id }) => administer("update", { id, disabled: true }), [401, 401]],
  ["A password set", ({ id }) => administer("update", { id, password: another }), [401, 401]],
  ["Being signed out", ({ id }) => administer("signOut", { id }), [401, 401]],
  ["Signing out everywhere", ({ own }) => mutate(own, "account.signOutEverywhere", {}), [401, 401]],
  [
    "A password changed",
    ({ own }) =>
      mutate(own, "account.changePassword", { current_password: password, password: another }),
    [200, 401],
  ],
])("%s takes hold at once here and within a second elsewhere", async (_, change, after) => {
  const one = await someone();
  expect(await change(one)).toMatchObject({ status: 200 });
  expect(await statuses(one.seen(fixture.send))).toEqual(after);
  aSecondLater();
  expect(await statuses(one.seen(elsewhere))).toEqual(after);
});

test("a lower role takes hold at once here and within a second elsewhere", async () => {
  const one = await someone("editor");
  const role = { value: { role: "viewer" } };
  await administer("update", { id: one.id, role: "viewer" });
  expect(await one.seen(fixture.send)).toMatchObject([role, role]);
  aSecondLater();
  expect(await one.seen(elsewhere)).toMatchObject([role, role]);
});

test("what a keyed request changes takes hold as soon as it is answered", async () => {
  const one = await someone();
  const keyed = withHeaders(fixture.send, {
    authorization: `Bearer ${fixture.tokenOf("admin")}`,
    "idempotency-key": newId(),
  });
  expect(await mutate(keyed, "user.signOut", { id: one.id })).toMatchObject({ status: 200 });
  expect(await statuses(one.seen(fixture.send))).toEqual([401, 401]);
});

test.each(["user.create", "user.invite", "session.token", "account.totp.confirm"])(
  "%s takes no Idempotency-Key, since a secret is never kept",
  async (procedure) => {
    const keyed = withHeaders(fixture.send, {
      authorization: `Bearer ${fixture.tokenOf("admin")}`,
      "idempotency-key": newId(),
    });
    const names = ["/Idempotency-Key"];
    expect(await mutate(keyed, procedure, {})).toMatchObject({ status: 400, names });
  },
);

function aSecondLater(): void {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 1_000 });
}
