import { hashPassword } from "@marquee/auth/password";
import { newId } from "@marquee/db/id";
import type { AccountSession } from "@marquee/schemas/account";
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

/** Someone signed in with a browser, whose pages have a token, and by a program: both instances know them. */
async function someone(role: Role = "editor") {
  const id = newId();
  await fixture.db.prisma.user.create({ data: { id, name: id, role, password_hash } });
  const cookie = await fixture.cookieOf(id);
  const body = { user: id, password };
  const { json } = await fixture.send({ method: "POST", path: "/api/token", body });
  const { access_token } = json as { access_token: string };
  const own = withHeaders(fixture.send, { ...browser, cookie });
  const page = (await mutate(own, "session.token", {})).value as { access_token: string };
  const carrying: Record<string, string>[] = [
    { ...browser, cookie },
    { authorization: `Bearer ${page.access_token}` },
    { authorization: `Bearer ${access_token}` },
  ];
  /** Who an instance takes them for: by the cookie, by the page's token, and by the program's. */
  const seen = async (call: Call) => {
    const outcomes: Outcome[] = [];
    for (const headers of carrying) {
      outcomes.push(await query(withHeaders(call, headers), "account.get", {}));
    }
    return outcomes;
  };
  expect(await statuses(seen(fixture.send))).toEqual([200, 200, 200]);
  expect(await statuses(seen(elsewhere))).toEqual([200, 200, 200]);
  return { id, seen, cookie, own };
}

const statuses = async (outcomes: Promise<Outcome[]>) =>
  (await outcomes).map(({ status }) => status);

type Someone = Awaited<ReturnType<typeof someone>>;
const nobody = [401, 401, 401];
const administer = (verb: string, input: object) =>
  mutate(fixture.as("admin"), `user.${verb}`, input);
const revoke = (input: object) => mutate(fixture.as("admin"), "token.revoke", input);

async function signOut(cookie: string): Promise<Outcome> {
  await fixture.signOut(cookie);
  return { status: 200 };
}

async function endSession(own: Call): Promise<Outcome> {
  const [session] = (await query(own, "account.sessions", {})).value as AccountSession[];
  return mutate(own, "account.revokeSession", { id: session?.id });
}

test.each<[string, (one: Someone) => Promise<Outcome>, number[]]>([
  ["Being disabled", ({ id }) => administer("update", { id, disabled: true }), nobody],
  ["A password set", ({ id }) => administer("update", { id, password: another }), nobody],
  ["Being signed out", ({ id }) => administer("signOut", { id }), nobody],
  ["Signing out everywhere", ({ own }) => mutate(own, "account.signOutEverywhere", {}), nobody],
  ["All being taken back", ({ id: subject }) => revoke({ subject }), nobody],
  ["Signing out of a browser", ({ cookie }) => signOut(cookie), [401, 401, 200]],
  ["A session ended", ({ own }) => endSession(own), [401, 401, 200]],
  [
    "A password changed",
    ({ own }) =>
      mutate(own, "account.changePassword", { current_password: password, password: another }),
    [200, 401, 401],
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
  expect(await one.seen(fixture.send)).toMatchObject([role, role, role]);
  aSecondLater();
  expect(await one.seen(elsewhere)).toMatchObject([role, role, role]);
});

test("what a keyed request changes takes hold as soon as it is answered", async () => {
  const one = await someone();
  const keyed = withHeaders(fixture.send, {
    authorization: `Bearer ${fixture.tokenOf("admin")}`,
    "idempotency-key": newId(),
  });
  expect(await mutate(keyed, "user.signOut", { id: one.id })).toMatchObject({ status: 200 });
  expect(await statuses(one.seen(fixture.send))).toEqual(nobody);
});

function aSecondLater(): void {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 1_000 });
}
