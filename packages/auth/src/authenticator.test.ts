import { Prisma } from "@marquee/db/generated/client";
import { newId } from "@marquee/db/id";
import { decodeJwt, decodeProtectedHeader, SignJWT } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { AuthenticatorName } from "./access-names";
import { findTokenApiKey } from "./api-key";
import { insertApiKey } from "./api-key-fixture";
import { type AuthFixture, createAuthFixture, issuer as ownIssuer } from "./auth-fixture";
import { authenticate } from "./authenticator";
import { type AuthenticatorCase, describeAuthenticator, type Entrant } from "./authenticator-suite";
import { makeAuthenticators } from "./authenticators";
import { createIssuerFixture, type IssuerFixture } from "./oidc-issuer-fixture";
import type { Principal } from "./principal";
import { sessionEntrants, strangerOver } from "./session-entrants-fixture";

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

const bySession = (): AuthenticatorCase => ({
  ...configured("session"),
  shows: showingCookie,
  ...sessionEntrants(fixture),
});

/** Of our own tokens, whoever they are for. */
const ownTokens =
  (enter: () => Promise<Entrant>, principal: () => Promise<Principal>) =>
  (): AuthenticatorCase => ({
    ...configured("token"),
    shows: bearer,
    enter,
    ending: async () => {
      const ends_in_s = 9;
      const { access_token } = await fixture.tokens.issue(await principal(), { ttl_s: ends_in_s });
      return { credential: access_token, ends_in_s };
    },
    unknown: async () =>
      (await fixture.tokens.issue({ ...(await principal()), id: newId() })).access_token,
    wrongAudience: async () => {
      const { tokens } = strangerOver(fixture, {
        auth_secret: "a secret of at least 32 characters",
        issuer: "http://films.example",
      });
      const { access_token } = await tokens.issue(await principal());
      const own = await fixture.tokens.issue(await principal());
      return [access_token, await forAnother(own.access_token)];
    },
  });

/** The same token for another of our installation's programs, signed as it should be. */
async function forAnother(token: string): Promise<string> {
  const { kid, key } = await fixture.keys.signing();
  return new SignJWT({ ...decodeJwt(token), aud: `${ownIssuer}/other` })
    .setProtectedHeader({ ...decodeProtectedHeader(token), alg: "EdDSA", kid })
    .sign(key);
}

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
    ending: async () => ({
      credential: await issuer.signed({ sub: newId(), exp: now() + 4 }),
      // Clocks may be five seconds apart.
      ends_in_s: 9,
    }),
    // Whoever the issuer vouches for is known; it did not vouch for this one.
    unknown: async () =>
      new SignJWT({ iss: issuer.config.issuer, aud: issuer.config.audience, sub: newId() })
        .setProtectedHeader({ alg: "HS256", typ: "at+jwt", kid: "issuer-1" })
        .setIssuedAt()
        .setExpirationTime("1h")
        .sign(Buffer.alloc(32, 7)),
    wrongAudience: async () => [await issuer.token("ada", { resource: "urn:films:other" })],
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
