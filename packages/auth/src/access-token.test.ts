import { decodeJwt, decodeProtectedHeader } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AuthFixture, createAuthFixture, issuer } from "./auth-fixture";
import { later, rememberedS } from "./later-fixture";
import { accountActor } from "./user";

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

test("a token gives no more than it was issued for", async () => {
  const account = await fixture.account();
  const { access_token } = await fixture.tokens.issue({ ...account, highest_role: "viewer" });
  expect(await fixture.tokens.verify(access_token)).toMatchObject({ role: "viewer" });
});

test("a token gives the role of the present within a second, a higher one as well", async () => {
  const account = await fixture.account();
  const { access_token } = await fixture.tokens.issue(account);
  await fixture.tokens.verify(access_token);
  await fixture.db.prisma.user.update({ where: { id: account.id }, data: { role: "admin" } });
  await later(rememberedS, async () =>
    expect(await fixture.tokens.verify(access_token)).toMatchObject({ role: "admin" }),
  );
});

test("disabling a user ends their tokens within a second", async () => {
  const account = await fixture.account();
  const { access_token } = await fixture.tokens.issue(account);
  await fixture.tokens.verify(access_token);
  await fixture.db.prisma.user.update({
    where: { id: account.id },
    data: { disabled_at: new Date() },
  });
  await later(rememberedS, () =>
    expect(fixture.tokens.verify(access_token)).rejects.toMatchObject({ code: "unauthenticated" }),
  );
  await fixture.db.prisma.user.update({ where: { id: account.id }, data: { disabled_at: null } });
});

test("a token lives as long as is asked for, and never longer than configured", async () => {
  const account = await fixture.account();
  expect(await fixture.tokens.issue(account, { ttl_s: 60 })).toMatchObject({ expires_in: 60 });
  expect(await fixture.tokens.issue(account, { ttl_s: 5_000 })).toMatchObject({ expires_in: 900 });
});

test("ending the keys there were ends their tokens: here at once, elsewhere within half a minute", async () => {
  const account = await fixture.account();
  const { access_token } = await fixture.tokens.issue(account);
  const elsewhere = fixture.instance();
  for (const { tokens } of [fixture, elsewhere]) {
    expect(await tokens.verify(access_token)).toMatchObject({ id: account.id });
  }
  await fixture.db.prisma.$transaction((client) => fixture.keys.rotate(client, { ends_old: true }));
  fixture.keys.forget();
  const refused = { code: "unauthenticated" };
  await expect(fixture.tokens.verify(access_token)).rejects.toMatchObject(refused);
  await later(30, () =>
    expect(elsewhere.tokens.verify(access_token)).rejects.toMatchObject(refused),
  );
});
