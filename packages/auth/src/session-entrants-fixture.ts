import { openAccess } from "./access";
import { AccessMemory } from "./access-memory";
import { type AuthFixture, issuer } from "./auth-fixture";
import type { AuthenticatorCase } from "./authenticator-suite";
import { sessionTtlS } from "./session";

/** Those who enter by a session, however a request carries its token, and those who must not. */
export function sessionEntrants(
  fixture: AuthFixture,
): Pick<AuthenticatorCase, "enter" | "ending" | "unknown" | "wrongAudience"> {
  return {
    enter: async () => {
      const account = await fixture.person();
      const credential = await fixture.sessions.begin(account);
      const end = async () => {
        await fixture.sessions.end(credential);
      };
      return { id: account.id, credential, end, disable: () => fixture.disable(account.id) };
    },
    ending: async () => {
      const credential = await fixture.sessions.begin(await fixture.person());
      return { credential, ends_in_s: sessionTtlS };
    },
    unknown: async () => Buffer.alloc(32, 7).toString("base64url"),
    wrongAudience: async () => [await strangerOver(fixture).sessions.begin(await fixture.person())],
  };
}

/** Another installation over the same database: only its secret and its address differ. */
export function strangerOver(
  { db }: AuthFixture,
  given: { auth_secret?: string; issuer?: string } = {},
) {
  return openAccess(db, {
    auth_secret: "z".repeat(32),
    issuer,
    token_ttl_s: 900,
    checks: [],
    memory: new AccessMemory(),
    rate_limit: 0,
    oidc: undefined,
    ...given,
  });
}
