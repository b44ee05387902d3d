import { Prisma } from "@marquee/db/generated/client";
import { decodeProtectedHeader } from "jose";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { type AuthFixture, createAuthFixture } from "./auth-fixture";
import { TokenKeys } from "./token-key";
import { Vault } from "./vault";

const { sql } = Prisma;
const ttl_s = 900;

let fixture: AuthFixture;
beforeEach(async () => {
  fixture ??= await createAuthFixture();
  await fixture.db.prisma.tokenKey.deleteMany();
});
afterAll(() => fixture.close());

const vault = (letter = "x") => new Vault(letter.repeat(32));
const instance = (letter = "x") => new TokenKeys(fixture.db, vault(letter), ttl_s);
const rotate = (keys: TokenKeys, ends_old = false) =>
  fixture.db.prisma.$transaction((client) => keys.rotate(client, { ends_old }));
const isDue = (keys: TokenKeys) =>
  fixture.db.prisma.$transaction((client) => keys.isRotationDue(client));
const kids = async (keys: TokenKeys) => (await keys.jwks()).keys.map(({ kid }) => kid);
const change = (set: Prisma.Sql) =>
  fixture.db.prisma.$executeRaw(sql`UPDATE token_keys SET ${set}`);
/** As if everything had happened so many seconds sooner. */
const later = (seconds: number) => {
  const by = sql`make_interval(secs => ${seconds}::double precision)`;
  return change(
    sql`created_at = created_at - ${by}, signs_from = signs_from - ${by}, retired_at = retired_at - ${by}`,
  );
};

test("instances that need the first keys at once agree on them", async () => {
  const made = await Promise.all(
    Array.from({ length: 5 }, async () => {
      const keys = instance();
      return `${(await keys.signing()).kid} ${await kids(keys)}`;
    }),
  );
  expect(new Set(made).size).toBe(1);
});

test("two keys are live at any time, and the one that is next verifies before it signs", async () => {
  const keys = instance();
  const first = (await keys.signing()).kid;
  expect(await kids(keys)).toHaveLength(2);
  const next = (await kids(keys)).find((kid) => kid !== first) ?? "";
  expect(await keys.verifying(next)).toBeDefined();

  await later(3_600);
  expect(await rotate(keys)).toBe(next);
  const elsewhere = instance();
  expect((await elsewhere.signing()).kid).toBe(next);
  expect(await kids(elsewhere)).toHaveLength(3);
  expect(await elsewhere.verifying(first)).toBeDefined();
});

test("a key that was published just now signs only when the key set may be known everywhere", async () => {
  const keys = instance();
  const first = (await keys.signing()).kid;
  const next = await rotate(keys);
  expect((await instance().signing()).kid).toBe(first);
  await later(61);
  expect((await instance().signing()).kid).toBe(next);
});

test("a key verifies until the last token of it has ended", async () => {
  const keys = instance();
  const first = (await keys.signing()).kid;
  await later(3_600);
  await rotate(keys);
  await later(ttl_s);
  expect(await instance().verifying(first)).toBeDefined();
  await later(600);
  expect(await instance().verifying(first)).toBeUndefined();
});

test("rotations one upon the other break nobody: each key still signs and verifies in its turn", async () => {
  const keys = instance();
  const order = [(await keys.signing()).kid];
  for (let turn = 0; turn < 3; turn += 1) order.push(await rotate(keys));
  expect((await instance().signing()).kid).toBe(order[0]);
  for (const kid of order) expect(await instance().verifying(kid)).toBeDefined();
  await later(61);
  expect((await instance().signing()).kid).toBe(order[3]);
});

test("a key that someone has seen is ended at once", async () => {
  const keys = instance();
  const first = (await keys.signing()).kid;
  const next = await rotate(keys, true);
  expect((await instance().signing()).kid).toBe(next);
  expect(await instance().verifying(first)).toBeUndefined();
  expect(await kids(instance())).toHaveLength(2);
});

test("a key of another instance is known when its first token comes", async () => {
  const keys = instance();
  await keys.signing();
  const other = instance("y");
  const { kid } = await other.signing();
  expect(await keys.verifying(kid)).toBeDefined();
});

test("an unknown kid asks the database once a second at most", async () => {
  const keys = instance();
  await keys.signing();
  const hasMoved = async () => (await kids(keys)).some((kid) => kid?.startsWith("moved"));
  vi.useFakeTimers({ toFake: ["Date"] });
  try {
    await keys.verifying("nobody");
    await change(sql`id = 'moved ' || id`);
    await Promise.all(Array.from({ length: 50 }, (_, at) => keys.verifying(`nobody ${at}`)));
    expect(await hasMoved()).toBe(false);
    vi.setSystemTime(Date.now() + 1_000);
    await keys.verifying("nobody");
    expect(await hasMoved()).toBe(true);
  } finally {
    vi.useRealTimers();
  }
});

test("a private key is unreadable without the secret, and another secret makes its own", async () => {
  const { kid } = await instance().signing();
  const [row] = await fixture.db.prisma.tokenKey.findMany({ where: { id: kid } });
  expect(row?.private_key).not.toContain('"d"');
  const other = instance("y");
  expect((await other.signing()).kid).not.toBe(kid);
  expect(await other.verifying(kid)).toBeDefined();
});

test("a rotation is due after 30 days, and then no more", async () => {
  const keys = instance();
  await keys.signing();
  await later(29 * 86_400);
  expect(await isDue(keys)).toBe(false);
  await later(86_400);
  expect(await isDue(keys)).toBe(true);
  await rotate(keys);
  expect(await isDue(keys)).toBe(false);
});

test("tokens go on being taken on every instance while keys are rotated", async () => {
  const account = await fixture.account();
  const [one, other] = [fixture.instance(), fixture.instance()];
  const issued: string[] = [];
  for (let turn = 0; turn < 4; turn += 1) {
    for (const { tokens } of [one, other]) issued.push((await tokens.issue(account)).access_token);
    await fixture.db.prisma.$transaction((client) => one.keys.rotate(client, { ends_old: false }));
    await later(90);
    one.keys.forget();
  }
  for (const token of issued) {
    for (const { tokens } of [one, other, fixture.instance()]) {
      await expect(tokens.verify(token)).resolves.toMatchObject({ id: account.id });
    }
  }
  expect(new Set(issued.map((token) => decodeProtectedHeader(token).kid)).size).toBeGreaterThan(2);
});
