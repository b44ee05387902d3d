import { newId } from "@marquee/db/id";
import { decodeJwt, decodeProtectedHeader, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type AuthFixture, createAuthFixture, issuer } from "./auth-fixture";
import { TokenKeys } from "./token-key";
import { tokenAlgorithm } from "./token-key-pair";
import { accountActor } from "./user";
import { Vault } from "./vault";

let fixture: AuthFixture;
beforeAll(async () => {
  fixture = await createAuthFixture();
});
afterAll(() => fixture.close());

test("a token says who it is for and what kind it is, and is taken by every instance", async () => {
  const account = await fixture.account();
  const { access_token, token_type, expires_in } = await fixture.tokens.issue(account);
  expect({ token_type, expires_in }).toEqual({ token_type: "Bearer", expires_in: 900 });
  expect(decodeProtectedHeader(access_token)).toMatchObject({ alg: "EdDSA", typ: "at+jwt" });
  expect(decodeJwt(access_token)).toMatchObject({
    iss: issuer,
    aud: `${issuer}/api`,
    sub: account.id,
  });
  expect(await fixture.instance().tokens.verify(access_token)).toEqual(accountActor(account));
});

test("instances that need the first key at once agree on one", async () => {
  await fixture.db.prisma.tokenKey.deleteMany();
  const instances = Array.from(
    { length: 5 },
    () => new TokenKeys(fixture.db, new Vault("x".repeat(32)), 900),
  );
  const keys = await Promise.all(instances.map((keys) => keys.signing()));
  expect(new Set(keys.map(({ kid }) => kid)).size).toBe(1);
});

test("a private key is unreadable without the secret, and another secret makes its own key", async () => {
  const [first] = await fixture.db.prisma.tokenKey.findMany();
  expect(first?.private_key).not.toContain('"d"');
  const other = new TokenKeys(fixture.db, new Vault("y".repeat(32)), 900);
  expect((await other.signing()).kid).not.toBe(first?.id);
  expect((await other.jwks()).keys).toHaveLength(4);
});

type Forgery = { name: string; make: () => Promise<string> };
const now = () => Math.floor(Date.now() / 1000);

async function signed(
  claims: Record<string, unknown>,
  header: Record<string, unknown> = {},
  foreign = false,
): Promise<string> {
  const { kid, key } = await fixture.keys.signing();
  const account = await fixture.account();
  const good = {
    iss: issuer,
    aud: `${issuer}/api`,
    sub: account.id,
    jti: newId(),
    iat: now(),
    exp: now() + 60,
  };
  const all = {
    ...good,
    kind: "user",
    role: "admin",
    session_version: 1,
    client_id: "marquee",
    ...claims,
  };
  const kept = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  const signer = foreign ? (await generateKeyPair(tokenAlgorithm)).privateKey : key;
  return new SignJWT(kept)
    .setProtectedHeader({ alg: tokenAlgorithm, typ: "at+jwt", kid, ...header })
    .sign(signer);
}

const forgeries: Forgery[] = [
  { name: "signed by another key", make: () => signed({}, {}, true) },
  { name: "of a key that nobody has", make: () => signed({}, { kid: "nobody" }) },
  { name: "without a kid", make: () => signed({}, { kid: undefined }) },
  { name: "of another type", make: () => signed({}, { typ: "JWT" }) },
  { name: "of another issuer", make: () => signed({ iss: "http://evil.example" }) },
  { name: "for another audience", make: () => signed({ aud: "http://evil.example/api" }) },
  { name: "expired", make: () => signed({ exp: now() - 1 }) },
  { name: "without an end", make: () => signed({ exp: undefined }) },
  {
    name: "that lives longer than any we issue",
    make: () => signed({ iat: now() - 5_000, exp: now() + 5_000 }),
  },
  { name: "without a subject", make: () => signed({ sub: undefined }) },
  { name: "of a subject that is no id", make: () => signed({ sub: "admin" }) },
  {
    name: "of someone unknown",
    make: () => signed({ sub: "0193f7e0-0000-7000-8000-000000000000" }),
  },
  { name: "of a role that is none", make: () => signed({ role: "owner" }) },
  { name: "of an older session version", make: () => signed({ session_version: 0 }) },
  {
    name: "not signed at all",
    make: async () => new UnsecuredJWT({ iss: issuer, sub: "x" }).setExpirationTime("1h").encode(),
  },
  { name: "of 100 KB", make: async () => "a".repeat(100_000) },
  { name: "that is no token", make: async () => "abc.def" },
];

test.each(forgeries)("a token $name is refused", async ({ make }) => {
  await expect(fixture.tokens.verify(await make())).rejects.toMatchObject({
    code: "unauthenticated",
  });
});

test("the forgeries' model is itself a good token", async () => {
  await expect(fixture.tokens.verify(await signed({}))).resolves.toMatchObject({ kind: "user" });
});

test("a token gives no more than the role it was issued for", async () => {
  const account = await fixture.account();
  const { access_token } = await fixture.tokens.issue({ ...account, role: "viewer" });
  expect(await fixture.tokens.verify(access_token)).toMatchObject({ role: "viewer" });
});

test("disabling a user ends their tokens within a second", async () => {
  const account = await fixture.account();
  const { access_token } = await fixture.tokens.issue(account);
  await fixture.tokens.verify(access_token);
  await fixture.db.prisma.user.update({
    where: { id: account.id },
    data: { disabled_at: new Date() },
  });
  await vi.waitFor(
    () =>
      expect(fixture.tokens.verify(access_token)).rejects.toMatchObject({
        code: "unauthenticated",
      }),
    { timeout: 2_000, interval: 100 },
  );
  await fixture.db.prisma.user.update({ where: { id: account.id }, data: { disabled_at: null } });
});
