import type { Actor } from "@marquee/schemas/actor";
import { SecurityEvent } from "@marquee/schemas/security-event";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AccessFixture, address, createAccessFixture } from "./access-fixture";
import { listSecurityEvents } from "./security-event-read";
import { signIn } from "./sign-in";
import { createUser, updateUser } from "./user-write";

let fixture: AccessFixture;
let ada: Actor & { kind: "user" };
let bob: string;

beforeAll(async () => {
  fixture = await createAccessFixture();
  ada = await fixture.person("Ada", "admin");
  bob = (await createUser(fixture.as(ada), { user: "Bob", role: "viewer" })).id;
  await updateUser(fixture.as(ada), { id: bob, role: "editor" });
  await updateUser(fixture.as({ kind: "system", name: "Marquee" }), { id: bob, disabled: true });
  const stranger = { kind: "password", user: "Eve", password: "no such user here" } as const;
  await signIn(fixture.as({ kind: "anonymous" }), stranger);
});
afterAll(() => fixture.close());

const list = async (input: Parameters<typeof listSecurityEvents>[1]) =>
  (await listSecurityEvents(fixture.as(ada), input)).events;
const kinds = async (input: Parameters<typeof listSecurityEvents>[1]) =>
  (await list(input)).map(({ kind }) => kind);
const everything = [
  "sign_in_refused",
  "user_disabled",
  "user_role_changed",
  "user_invited",
  "user_created",
];

test("an event tells who did what to whom, from where and how", async () => {
  const [changed] = await list({ kind: "user_role_changed" });
  expect(SecurityEvent.parse(changed)).toMatchObject({
    actor: { kind: "user", id: ada.id, name: "Ada" },
    subject: { kind: "user", id: bob, name: "Bob" },
    door: "dashboard",
    address,
    user_agent: expect.stringContaining("Firefox"),
    request_id: "test",
    detail: { from: "viewer", to: "editor" },
  });
});

test("no event keeps a secret, nor a name that is nobody's, which may be a password", async () => {
  const told = JSON.stringify(await list({}));
  expect(told).not.toMatch(/join#|no such user here|hash|Eve/);
  expect(await list({ kind: "sign_in_refused" })).toMatchObject([{ subject: null }]);
});

test("they are listed newest first, also a page at a time", async () => {
  expect(await kinds({})).toEqual(everything);
  const paged: string[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await listSecurityEvents(fixture.as(ada), { limit: 2, ...(cursor && { cursor }) });
    paged.push(...page.events.map(({ kind }) => kind));
    cursor = page.next_cursor;
  } while (cursor);
  expect(paged).toEqual(everything);
});

test("they are found by kind, by who did it, to whom, and when", async () => {
  expect(await kinds({ kind: "user_invited" })).toEqual(["user_invited"]);
  expect(await kinds({ actor: ada.id })).toEqual(everything.slice(2));
  expect(await kinds({ actor: "system" })).toEqual(["user_disabled"]);
  expect(await kinds({ actor: "anonymous" })).toEqual(["sign_in_refused"]);
  expect(await kinds({ subject: bob })).toEqual(everything.slice(1));
  expect(await kinds({ subject: ada.id })).toEqual([]);
  const [first, ...later] = (await list({})).toReversed();
  expect(await kinds({ to: first?.at ?? "" })).toContain("user_created");
  expect(await kinds({ from: later.at(-1)?.at ?? "" })).toContain("sign_in_refused");
  expect(await kinds({ from: "9999-01-01T00:00:00Z" })).toEqual([]);
});

test("a cursor of another list is refused", async () => {
  const { next_cursor } = await listSecurityEvents(fixture.as(ada), { limit: 1 });
  const call = list({ kind: "sign_in", cursor: next_cursor ?? "" });
  await expect(call).rejects.toMatchObject({ code: "cursor_mismatch" });
});
