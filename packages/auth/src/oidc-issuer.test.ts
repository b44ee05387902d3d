import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Prisma } from "@marquee/db/generated/client";
import { newId } from "@marquee/db/id";
import type { Actor } from "@marquee/schemas/actor";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { AccessMemory } from "./access-memory";
import { type AuthFixture, createAuthFixture } from "./auth-fixture";
import { authenticate, bearerAuthenticator } from "./authenticator";
import { OidcIssuer } from "./oidc-issuer";
import {
  createIssuerFixture,
  type IssuerFixture,
  publicSecret,
  strangersKey,
} from "./oidc-issuer-fixture";

const { sql } = Prisma;
const whence = { door: "rest", request_id: "r", address: "192.0.2.1", user_agent: "test" } as const;

let issuer: IssuerFixture;
let fixture: AuthFixture;
beforeAll(async () => {
  issuer = await createIssuerFixture();
  fixture = await createAuthFixture(issuer.config);
});
afterAll(async () => {
  await fixture.close();
  await issuer.leave();
});

afterEach(() => {
  vi.useRealTimers();
});

/** As an instance that knows nothing yet. */
const entering = (token: string, instance = fixture.instance()): Promise<Actor> =>
  authenticate(instance.issuers.map(bearerAuthenticator), {
    headers: { authorization: `Bearer ${token}` },
    whence,
  });

const refused = { code: "unauthenticated" };
const users = () =>
  fixture.db.prisma.$queryRaw<{ name: string; role: string; subject: string | null }[]>(sql`
    SELECT name, role, subject FROM users LEFT JOIN user_identities ON user_id = id ORDER BY name`);

test("who comes for the first time becomes a user, once, however many instances they come to", async () => {
  const token = await issuer.token("ada", {
    claims: { preferred_username: "Grace", groups: ["marquee-editors", "staff"] },
  });
  const actors = await Promise.all(Array.from({ length: 5 }, () => entering(token)));
  expect(new Set(actors.map((actor) => JSON.stringify(actor))).size).toBe(1);
  expect(actors[0]).toMatchObject({ kind: "user", name: "Grace", role: "editor" });
  expect(await users()).toMatchObject([
    { name: "Ada" },
    { name: "Grace", role: "editor", subject: "ada" },
  ]);
  const events = await fixture.db.prisma.securityEvent.findMany({
    where: { subject_name: "Grace" },
    orderBy: { id: "asc" },
    select: { kind: true, address: true, detail: true },
  });
  expect(events).toEqual([
    { kind: "user_created", address: "192.0.2.1", detail: { role: "editor" } },
    {
      kind: "user_linked",
      address: "192.0.2.1",
      detail: { issuer: issuer.config.issuer, subject: "ada" },
    },
  ]);
  const [made] = await fixture.db.prisma.$queryRaw<{ password_hash: string | null }[]>(
    sql`SELECT password_hash FROM users WHERE name = 'Grace'`,
  );
  expect(made?.password_hash).toBeNull();
});

test("nobody is taken for another of the same name or address: the name gets a number", async () => {
  const claims = {
    preferred_username: "ADA ",
    email: "ada@films.example",
    groups: "marquee-admins",
  };
  expect(await entering(await issuer.token("bob", { claims }))).toMatchObject({
    name: "ADA 2",
    role: "admin",
  });
  const renamed = { ...claims, preferred_username: "Robert" };
  expect(await entering(await issuer.token("bob", { claims: renamed }))).toMatchObject({
    name: "ADA 2",
  });
});

test("the role is what the claims give, the highest of several", async () => {
  const roleFor = async (claims: object, changed = {}) => {
    const oidc = new OidcIssuer(fixture.db, fixture.instance().memory, {
      ...issuer.config,
      ...changed,
    });
    return oidc.person({ sub: "x", ...claims }).role;
  };
  expect(await roleFor({ groups: ["marquee-editors", "marquee-admins"] })).toBe("admin");
  expect(await roleFor({ groups: "marquee-editors" })).toBe("editor");
  for (const groups of [
    undefined,
    null,
    [],
    {},
    1,
    "marquee",
    ["MARQUEE-ADMINS"],
    [["marquee-admins"]],
  ]) {
    expect(await roleFor({ groups })).toBeUndefined();
    expect(await roleFor({ groups }, { default_role: "viewer" })).toBe("viewer");
  }
  const nested = { realm_access: { roles: ["marquee-admins"] } };
  expect(await roleFor(nested, { role_claim: "realm_access.roles" })).toBe("admin");
  const named = { "https://films.example/roles": ["marquee-admins"] };
  expect(await roleFor(named, { role_claim: "https://films.example/roles" })).toBe("admin");
  expect(await roleFor({}, { role_claim: "__proto__.constructor" })).toBeUndefined();
});

test("without a role nobody enters, and no user is made", async () => {
  const before = await users();
  const token = await issuer.token("eve", { claims: { groups: ["others"] } });
  await expect(entering(token)).rejects.toMatchObject({ code: "forbidden" });
  expect(await users()).toEqual(before);
});

test.each<[string, () => Promise<string>]>([
  ["for another audience", () => issuer.token("ada", { resource: "urn:films:other" })],
  ["for several audiences, none of them ours", () => issuer.signed({ aud: ["a", "b"] })],
  ["that has expired", () => issuer.signed({ exp: Math.floor(Date.now() / 1000) - 10 })],
  ["without an end", () => issuer.signed({ exp: undefined })],
  ["without a time", () => issuer.signed({ iat: undefined })],
  ["without a subject", () => issuer.signed({ sub: undefined })],
  ["of a subject with a NUL", () => issuer.signed({ sub: "a\u0000b" })],
  ["that is not yet good", () => issuer.signed({ nbf: Math.floor(Date.now() / 1000) + 600 })],
  ["of another type", () => issuer.signed({}, { typ: "logout+jwt" })],
  ["bound to a key of its holder's", () => issuer.signed({ cnf: { jkt: "x" } })],
  ["signed by a stranger", async () => issuer.signed({}, {}, await strangersKey())],
  ["of a kid that the issuer has not", () => issuer.signed({}, { kid: "issuer-2" })],
  [
    "with what everybody knows for a secret",
    async () => issuer.signed({}, { alg: "HS256" }, await publicSecret("issuer-1")),
  ],
  ["spelt in another way", async () => `${(await issuer.signed()).slice(0, -1)}B`],
  ["of another issuer", () => issuer.signed({ iss: "http://films.example" })],
])("a token %s is refused", async (_, make) => {
  await expect(entering(await make())).rejects.toMatchObject(refused);
});

test("what those are made from is itself a good token", async () => {
  expect(await entering(await issuer.signed())).toMatchObject({ kind: "user", role: "editor" });
});

test("a token is taken back though its issuer gave it no jti, and whatever its signature", async () => {
  // Without a jti, what is issued in the same second to the same one is the same token.
  const sub = newId();
  const token = await issuer.signed({ sub });
  const { tokens: _, oidc } = fixture.instance();
  const { jti, expires_at } = (await oidc?.identify(token)) ?? {};
  const data = { jti: jti ?? "", expires_at: expires_at ?? new Date() };
  await fixture.db.prisma.revokedToken.create({ data, select: { jti: true } });
  await expect(entering(token)).rejects.toMatchObject(refused);
  const another = await issuer.signed({ sub, jti: "another" });
  expect(await entering(another)).toMatchObject({ kind: "user" });
});

test("ending all sessions ends the issuer's tokens from before, and not those from after", async () => {
  // Someone of their own: whatever is issued in the second of the end is ended too.
  const issued = (seconds: number) =>
    issuer.signed({
      sub: "leaver",
      preferred_username: "Leaver",
      iat: Math.floor(Date.now() / 1000) + seconds,
    });
  const before = await issued(-5);
  expect(await entering(before)).toMatchObject({ kind: "user", name: "Leaver" });
  await fixture.db.prisma.$executeRaw(
    sql`UPDATE users SET session_version = session_version + 1 WHERE name = 'Leaver'`,
  );
  await expect(entering(before)).rejects.toMatchObject(refused);
  expect(await entering(await issued(1))).toMatchObject({ kind: "user", name: "Leaver" });
});

test("who was disabled here stays so, whatever the issuer says", async () => {
  await fixture.db.prisma.$executeRaw(
    sql`UPDATE users SET disabled_at = now() WHERE name = 'ADA 2'`,
  );
  const count = (await users()).length;
  await expect(entering(await issuer.token("bob"))).rejects.toMatchObject(refused);
  expect((await users()).length).toBe(count);
});

test("discovery and keys are fetched once", async () => {
  issuer.asked.clear();
  const instance = fixture.instance();
  for (let at = 0; at < 5; at += 1) await entering(await issuer.signed({ jti: `${at}` }), instance);
  expect(Object.fromEntries(issuer.asked)).toEqual({
    "/.well-known/openid-configuration": 1,
    "/jwks": 1,
  });
});

test("while the issuer is away, known keys verify, and what cannot be known is said as such", async () => {
  const knowing = fixture.instance();
  await entering(await issuer.signed(), knowing);
  const [one, other] = [await issuer.signed({ jti: "1" }), await issuer.signed({ jti: "2" })];
  const newcomer = fixture.instance();
  await issuer.leave();
  try {
    expect(await entering(one, knowing)).toMatchObject({ kind: "user" });
    await expect(entering(other, newcomer)).rejects.toMatchObject({
      code: "issuer_unavailable",
      status: 503,
    });
  } finally {
    await issuer.comeBack();
  }
  issuer.asked.clear();
  await expect(entering(other, newcomer)).rejects.toMatchObject({ code: "issuer_unavailable" });
  expect(issuer.asked.size).toBe(0);
  tenSecondsLater();
  expect(await entering(other, newcomer)).toMatchObject({ kind: "user" });
});

test("an unknown kid makes an instance fetch the keys anew, once in ten seconds", async () => {
  const instance = fixture.instance();
  await entering(await issuer.signed({ jti: "known" }), instance);
  const unknown = async (jti: string) =>
    expect(entering(await issuer.signed({ jti }, { kid: "none" }), instance)).rejects.toMatchObject(
      refused,
    );
  issuer.asked.clear();
  await unknown("1");
  expect(issuer.asked.get("/jwks")).toBeUndefined();
  tenSecondsLater();
  for (const jti of ["2", "3", "4"]) await unknown(jti);
  expect(issuer.asked.get("/jwks")).toBe(1);
});

test("keys at an address without https are not asked for, though one on this machine is", async () => {
  const asked: string[] = [];
  let jwks_uri = "";
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.end(JSON.stringify({ issuer: own, jwks_uri }));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const own = `http://127.0.0.1:${port}`;
  const token = await issuer.signed({ iss: own });
  // The first name leads to this machine too, and is none that only it has.
  for (const host of ["0.0.0.0", "127.0.0.1"]) {
    jwks_uri = `http://${host}:${port}/jwks`;
    const config = { ...issuer.config, issuer: own };
    const verified = new OidcIssuer(fixture.db, new AccessMemory(), config).verify(token);
    await expect(verified).rejects.toMatchObject({ code: "issuer_unavailable" });
  }
  server.closeAllConnections();
  server.close();
  const discovery = "/.well-known/openid-configuration";
  expect(asked).toEqual([discovery, discovery, "/jwks"]);
});

function tenSecondsLater(): void {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 10_000 });
}
