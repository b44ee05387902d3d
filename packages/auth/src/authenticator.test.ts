import { Prisma } from "@marquee/db/generated/client";
import { newId } from "@marquee/db/id";
import { SignJWT } from "jose";
import { afterAll, beforeAll } from "vitest";
import { openAccess } from "./access";
import { AccessMemory } from "./access-memory";
import { findTokenApiKey } from "./api-key";
import { insertApiKey } from "./api-key-fixture";
import { type AuthFixture, createAuthFixture, issuer as ownIssuer } from "./auth-fixture";
import { bearerAuthenticator, sessionAuthenticator } from "./authenticator";
import { type AuthenticatorCase, describeAuthenticator, type Entrant } from "./authenticator-suite";
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

describeAuthenticator("by session cookie", (): AuthenticatorCase => {
  const cookie = "marquee.session";
  return {
    here: sessionAuthenticator(fixture.sessions, cookie),
    elsewhere: sessionAuthenticator(elsewhere.sessions, cookie),
    shows: (token) => ({ cookie: `theme=dark; ${cookie}=${token}` }),
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
});

/** Of our own tokens, whoever they are for. */
const ownTokens =
  (enter: () => Promise<Entrant>, principal: () => Promise<Principal>) =>
  (): AuthenticatorCase => ({
    here: bearerAuthenticator(fixture.tokens),
    elsewhere: bearerAuthenticator(elsewhere.tokens),
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

describeAuthenticator(
  "by a user's access token",
  ownTokens(
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
  ),
);

async function keyPrincipal() {
  const key = await insertApiKey(fixture);
  const principal = await findTokenApiKey(fixture.db.prisma, { id: key.id, jti: newId() });
  if (!principal) throw new Error("The key is not there");
  return { key, principal };
}

describeAuthenticator(
  "by an API key's access token",
  ownTokens(
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
  ),
);

describeAuthenticator("by an access token of an external issuer", (): AuthenticatorCase => {
  const [here, there] = [fixture, elsewhere].map(({ issuers }) => issuers[1]);
  if (!here || !there) throw new Error("There is no external issuer");
  return {
    here: bearerAuthenticator(here),
    elsewhere: bearerAuthenticator(there),
    shows: bearer,
    enter: async () => {
      const credential = await issuer.signed({ sub: newId(), iat: now() - 5 });
      const actor = await here.verify(credential);
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
});
