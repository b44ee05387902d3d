import { Prisma } from "@marquee/db/generated/client";
import { newId } from "@marquee/db/id";
import { SignJWT } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openAccess } from "./access";
import { AccessMemory } from "./access-memory";
import type { AuthenticatorName } from "./access-names";
import { findTokenApiKey } from "./api-key";
import { insertApiKey } from "./api-key-fixture";
import { type AuthFixture, createAuthFixture, issuer as ownIssuer } from "./auth-fixture";
import { authenticate } from "./authenticator";
import { type AuthenticatorCase, describeAuthenticator, type Entrant } from "./authenticator-suite";
import { makeAuthenticators } from "./authenticators";
import { createIssuerFixture, type IssuerFixture } from "./oidc-issuer-fixture";
import type { Principal } from "./principal";

let issuer: IssuerFixture;
let fixture: AuthFixture;
let elsewhere: ReturnType<AuthFixture["instance"]>;
beforeAll(async () => {
  issuer = await createIssuerFixture();
  fixture = await createAuthFixture(issuer.config);
  elsewhere = fixture.instance();
});
afterAll(async () => {
  await fixture.close();
  await issuer.leave();
});

const { sql } = Prisma;
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const now = () => Math.floor(Date.now() / 1000);

/** Another installation over the same database: only its secret and its address differ. */
const stranger = (given: { auth_secret?: string; issuer?: string } = {}) =>
  openAccess(fixture.db, {
    auth_secret: "z".repeat(32),
    issuer: ownIssuer,
    token_ttl_s: 900,
    checks: [],
    memory: new AccessMemory(),
    rate_limit: 0,
    oidc: undefined,
    ...given,
  });

async function signedOut(id: string): Promise<void> {
  await fixture.db.prisma.$executeRaw(
    sql`UPDATE users SET session_version = session_version + 1 WHERE id = ${id}::uuid`,
  );
  fixture.memory.forget();
}

const session_cookie_name = "marquee.session";
const showingCookie = (token: string) => ({
  cookie: `theme=dark; ${session_cookie_name}=${token}`,
});

/** As configured by this name alone, on two instances. */
function configured(name: AuthenticatorName): Pick<AuthenticatorCase, "here" | "elsewhere"> {
  const [here, there] = [fixture, elsewhere].map(
    (access) => makeAuthenticators([name], { ...access, session_cookie_name })[0],
  );
  if (!here || !there) throw new Error(`${name} is not there`);
  return { here, elsewhere: there };
}

const bySession = (): AuthenticatorCase => {
  return {
    ...configured("session"),
    shows: showingCookie,
    enter: async () => {
      const account = await fixture.person();
      const credential = await fixture.sessions.begin(account);
      const end = () => fixture.sessions.end(credential);
      return { id: account.id, credential, end, disable: () => fixture.disable(account.id) };
    },
    expired: async () => {
      const account = await fixture.person();
      const token = await fixture.sessions.begin(account);
      await fixture.db.prisma.$executeRaw(
        sql`UPDATE sessions SET expires_at = now() WHERE user_id = ${account.id}::uuid`,
      );
      return token;
    },
    unknown: async () => Buffer.alloc(32, 7).toString("base64url"),
    wrongAudience: async () => stranger().sessions.begin(await fixture.person()),
  };
};

/** Of our own tokens, whoever they are for. */
const ownTokens =
  (enter: () => Promise<Entrant>, principal: () => Promise<Principal>) =>
  (): AuthenticatorCase => ({
    ...configured("token"),
    shows: bearer,
    enter,
    expired: async () => (await fixture.tokens.issue(await principal(), { ttl_s: 0 })).access_token,
    unknown: async () =>
      (await fixture.tokens.issue({ ...(await principal()), id: newId() })).access_token,
    wrongAudience: async () => {
      const { tokens } = stranger({
        auth_secret: "a secret of at least 32 characters",
        issuer: "http://films.example",
      });
      return (await tokens.issue(await principal())).access_token;
    },
  });

const byUsersToken = ownTokens(
  async () => {
    const account = await fixture.person();
    const { access_token } = await fixture.tokens.issue(account);
    return {
      id: account.id,
      credential: access_token,
      end: () => signedOut(account.id),
      disable: () => fixture.disable(account.id),
    };
  },
  () => fixture.person(),
);

async function keyPrincipal() {
  const key = await insertApiKey(fixture);
  const principal = await findTokenApiKey(fixture.db.prisma, { id: key.id, jti: newId() });
  if (!principal) throw new Error("The key is not there");
  return { key, principal };
}

const byKeysToken = ownTokens(
  async () => {
    const { key, principal } = await keyPrincipal();
    const { access_token } = await fixture.tokens.issue(principal);
    return {
      id: key.id,
      credential: access_token,
      end: async () => {
        const data = { revoked_at: new Date() };
        await fixture.db.prisma.apiKey.update({ where: { id: key.id }, data });
        fixture.memory.forget();
      },
      disable: () => fixture.disable(key.owner_id),
    };
  },
  async () => (await keyPrincipal()).principal,
);

const byIssuersToken = (): AuthenticatorCase => {
  const { here, elsewhere } = configured("oidc");
  return {
    here,
    elsewhere,
    shows: bearer,
    enter: async () => {
      const credential = await issuer.signed({ sub: newId(), iat: now() - 5 });
      const actor = await authenticate([here], { headers: bearer(credential) });
      const id = "id" in actor ? actor.id : "";
      return { id, credential, end: () => signedOut(id), disable: () => fixture.disable(id) };
    },
    expired: () => issuer.signed({ iat: now() - 700, exp: now() - 100 }),
    // Whoever the issuer vouches for is known; it did not vouch for this one.
    unknown: async () =>
      new SignJWT({ iss: issuer.config.issuer, aud: issuer.config.audience, sub: newId() })
        .setProtectedHeader({ alg: "HS256", typ: "at+jwt", kid: "issuer-1" })
        .setIssuedAt()
        .setExpirationTime("1h")
        .sign(Buffer.alloc(32, 7)),
    wrongAudience: () => issuer.token("ada", { resource: "urn:films:other" }),
  };
};

const cases: Record<AuthenticatorName, Record<string, () => AuthenticatorCase>> = {
  session: { "by session cookie": bySession },
  token: { "by a user's access token": byUsersToken, "by an API key's access token": byKeysToken },
  oidc: { "by an access token of an external issuer": byIssuersToken },
};

for (const [name, prepare] of Object.values(cases).flatMap(Object.entries)) {
  describeAuthenticator(name, prepare);
}

test("the first that is configured and knows what is shown says who asks", async () => {
  const [one, other] = [await fixture.person(), await fixture.person()];
  const headers = {
    ...showingCookie(await fixture.sessions.begin(one)),
    ...bearer((await fixture.tokens.issue(other)).access_token),
  };
  const asked = (...names: AuthenticatorName[]) =>
    authenticate(makeAuthenticators(names, { ...fixture, session_cookie_name }), { headers });
  expect(await asked("session", "oidc", "token")).toMatchObject({ id: one.id });
  expect(await asked("oidc", "token", "session")).toMatchObject({ id: other.id });
  await expect(asked("oidc")).rejects.toMatchObject({ code: "unauthenticated" });
});

test("what is not configured is left out", () => {
  const parts = { ...fixture, oidc: undefined, session_cookie_name };
  expect(makeAuthenticators(["oidc", "session"], parts)).toMatchObject([{ is_by_cookie: true }]);
});
