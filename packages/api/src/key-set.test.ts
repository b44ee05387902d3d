import { findAccountByName } from "@marquee/auth/user";
import { rotateTokenKeys } from "@marquee/services/token-key";
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiFixture, anotherInstance, createApiFixture } from "./api-fixture";

let fixture: ApiFixture;
beforeAll(async () => {
  fixture = await createApiFixture();
});
afterAll(() => fixture.close());

const keySet = async (origin = fixture.origin) => {
  const answer = await fetch(`${origin}/.well-known/jwks.json`);
  return { answer, keys: ((await answer.json()) as { keys: Record<string, string>[] }).keys };
};

/** As a program that knows only our address verifies a token for itself. */
async function verified(token: string): Promise<string | undefined> {
  const keys = createRemoteJWKSet(new URL(`${fixture.origin}/.well-known/jwks.json`));
  const { public_url } = fixture.config;
  const options = { issuer: public_url, audience: `${public_url}/api`, typ: "at+jwt" };
  return (await jwtVerify(token, keys, options)).payload.jti;
}

test("the key set holds two public keys, for a minute, and nothing that signs", async () => {
  const { answer, keys } = await keySet();
  expect(answer.headers.get("cache-control")).toBe("public, max-age=60");
  expect(keys).toHaveLength(2);
  for (const key of keys) {
    expect(Object.keys(key).sort()).toEqual(["alg", "crv", "kid", "kty", "use", "x"]);
  }
});

test("whoever has the key set verifies tokens from before and after a rotation", async () => {
  const before = fixture.tokenOf("viewer");
  expect(await verified(before)).toBeDefined();
  const { access, db } = anotherInstance(fixture);
  const system = { kind: "system", name: "test" } as const;
  const ctx = { actor: system, door: "system", request_id: "test", db, access } as const;
  // A key signs a minute after it was published.
  await db.prisma.tokenKey.updateMany({ data: { created_at: new Date(Date.now() - 120_000) } });
  const rotated = { ...ctx, address: undefined, user_agent: undefined };
  const { kid } = await rotateTokenKeys(rotated, { ends_old: false });
  const elsewhere = await fixture.another();
  expect((await keySet(elsewhere)).keys.map((key) => key.kid)).toContain(kid);
  expect((await keySet(elsewhere)).keys).toHaveLength(3);

  const found = await findAccountByName(db, "editor");
  if (!found) throw new Error("There is no editor");
  const { access_token } = await access.tokens.issue(found.account);
  expect(decodeProtectedHeader(access_token).kid).toBe(kid);
  expect(await verified(access_token)).toBeDefined();
  expect(await verified(before)).toBeDefined();
});
