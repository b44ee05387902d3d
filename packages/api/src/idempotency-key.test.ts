import { Prisma } from "@marquee/db/generated/client";
import { type Permission, rolePermissions } from "@marquee/schemas/actor";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { query } from "../contract/trpc-call";
import { type ApiFixture, createApiFixture } from "./api-fixture";
import { procedures } from "./called-procedure";
import { codeOf, keyed, newKey, repeated } from "./keyed-fixture";
import { restRoutes } from "./rest-routes";
import { everyWrite } from "./write-fixture";

let api: ApiFixture;
let call: ReturnType<ApiFixture["as"]>;

beforeAll(async () => {
  api = await createApiFixture();
  call = api.as("admin");
});
afterAll(() => api.close());

let shortKeys = 0;
const shortKey = () => String.fromCharCode(33 + shortKeys++);

/** All that a write may leave behind. */
async function state() {
  const { changeSet, securityEvent, user, view } = api.db.prisma;
  return {
    change_sets: await changeSet.count(),
    events: await securityEvent.count(),
    users: await user.findMany({ orderBy: { id: "asc" } }),
    views: await view.findMany({ orderBy: { id: "asc" } }),
  };
}

const { writes } = everyWrite(
  () => api,
  (sent) => call(sent),
);

const written = restRoutes.filter(({ is_write }) => is_write);
const mutations = [...procedures.values()].filter(({ type }) => type === "mutation");
const permissions = new Map<string, Permission>([
  ...written.map(({ method, path, permission }) => [`${method} ${path}`, permission] as const),
  ...mutations.map(({ name, permission }) => [name, permission] as const),
]);
const isEveryones = (name: string) =>
  rolePermissions.viewer.some((one) => one === permissions.get(name));
const ofFilms = ["movie.write"];
const hasChangeSet = (name: string) => ofFilms.includes(permissions.get(name) ?? "");
/** Views are part of no history. */
const isWrittenDown = (name: string) => !name.startsWith("view.");
const secretive = mutations.filter(({ has_secret }) => has_secret).map(({ name }) => name);

test("every write of every door is tried here", () => {
  expect(secretive).toContain("session.token");
  const tried = [...Object.keys(writes), ...secretive, "account.signOutEverywhere"];
  expect(tried.sort()).toEqual([...permissions.keys()].sort());
  const reads = restRoutes.filter(({ is_write }) => !is_write);
  expect(reads.map(({ permission }) => permission)).toEqual(reads.map(() => "movie.read"));
});

describe.each(Object.entries(writes))("%s", (name, prepare) => {
  test("sent again with its key is answered as at first, and done once", async () => {
    const sent = keyed(await prepare(), newKey());
    const before = await state();
    const first = await call(sent);
    expect(first.status).toBeLessThan(300);
    if (hasChangeSet(name)) expect(first.headers["change-set"]).toMatch(/^[0-9a-f-]{36}$/);
    const after = await state();
    expect(after).not.toEqual(before);
    for (let attempt = 0; attempt < 2; attempt += 1) {
      expect(repeated(await call(sent))).toEqual(repeated(first));
    }
    expect(await state()).toEqual(after);
  });

  test("is answered with a key as it is without", async () => {
    const unkeyed = await call(await prepare());
    const withKey = await call(keyed(await prepare(), newKey()));
    expect(withKey.status).toBe(unkeyed.status);
    expect(Object.keys(withKey.headers).sort()).toEqual(Object.keys(unkeyed.headers).sort());
  });

  test("is not given the answer to another request, and does nothing", async () => {
    const key = newKey();
    await call(keyed(await prepare(), key));
    const sent = keyed(await prepare(), key);
    const before = await state();
    const reused = await call(sent);
    expect([reused.status, codeOf(reused)]).toEqual([422, "idempotency_key_reused"]);
    expect(await state()).toEqual(before);
  });

  test.each(["", "with space", "x".repeat(256), "schlüssel"])(
    "does not take %j as a key",
    async (key) => {
      const received = await call(keyed(await prepare(), key));
      expect([received.status, codeOf(received)]).toEqual([400, "invalid_input"]);
    },
  );

  test("takes a key of one character and of 255", async () => {
    for (const key of [shortKey(), `${newKey()}-`.padEnd(255, "~")]) {
      expect((await call(keyed(await prepare(), key))).status).toBeLessThan(300);
    }
  });

  test.skipIf(isEveryones(name))(
    "is refused to who may no longer do it, also as a replay",
    async () => {
      const sent = keyed(await prepare(), newKey());
      const { status } = await call(sent);
      expect(status).toBeLessThan(300);
      await api.db.prisma.$executeRaw(
        Prisma.sql`UPDATE idempotency_keys SET caller = (SELECT 'user:' || id FROM users WHERE name = 'viewer')
        WHERE key = ${sent.headers?.["idempotency-key"]}`,
      );
      const received = await api.as("viewer")(sent);
      expect([received.status, codeOf(received)]).toEqual([403, "forbidden"]);
    },
  );

  test("sent many times at once is done once", async () => {
    const sent = keyed(await prepare(), newKey());
    const before = await state();
    const received = await Promise.all(Array.from({ length: 6 }, () => call(sent)));
    const answers = received.filter(({ status }) => status < 300);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    for (const other of received.filter(({ status }) => status >= 300)) {
      expect([other.status, codeOf(other)]).toEqual([409, "idempotency_in_progress"]);
      expect(other.headers["retry-after"]).toBe("1");
    }
    const { change_sets, events } = await state();
    const done = change_sets + events - before.change_sets - before.events;
    expect(done).toBe(isWrittenDown(name) ? 1 : 0);
  });
});

test.each(secretive)("%s takes no key, and does nothing when it is sent one", async (name) => {
  const before = await state();
  const received = await call(
    keyed({ method: "POST", path: `/api/trpc/${name}`, body: {} }, newKey()),
  );
  expect(received.status).toBe(400);
  expect(received.json).toMatchObject({
    error: {
      data: {
        code: "invalid_input",
        errors: [{ parameter: "Idempotency-Key", code: "secret_answer" }],
      },
    },
  });
  expect(await state()).toEqual(before);
});

test("whoever signs out everywhere is told so again once they are back, and stays", async () => {
  const headers = { authorization: `Bearer ${await api.newToken("editor", null)}` };
  const account = await query((sent) => call({ ...sent, headers }), "account.get", {});
  const sent = keyed(
    { method: "POST", path: "/api/trpc/account.signOutEverywhere", body: {}, headers },
    newKey(),
  );
  const first = await call(sent);
  expect([first.status, (await call(sent)).status]).toEqual([200, 401]);
  const cookie = await api.cookieOf((account.value as { id: string }).id);
  const browser = { cookie, "x-marquee-client": "dashboard", "sec-fetch-site": "same-origin" };
  const { authorization: _, ...others } = sent.headers ?? {};
  const back = { ...sent, headers: { ...others, ...browser } };
  for (let attempt = 0; attempt < 2; attempt += 1) {
    expect(repeated(await api.send(back))).toEqual(repeated(first));
  }
});
