import { type Actor, anonymous } from "@marquee/schemas/actor";
import { ServiceError } from "@marquee/schemas/service-error";
import type { AccessTokens } from "./access-token";
import type { Sessions } from "./session";

/** The parts of a request that can say who asks. */
export type AuthenticatedHeaders = {
  authorization?: string | undefined;
  cookie?: string | undefined;
};

/**
 * One way to tell who asks. Undefined: the request shows nothing of its kind, ask the next one.
 * Throws `unauthenticated` where it shows something that is not valid.
 */
export interface Authenticator {
  readonly name: string;
  authenticate(headers: AuthenticatedHeaders): Promise<Actor | undefined>;
}

/** Asks each authenticator in order; a request that shows nothing at all is anonymous. */
export async function authenticate(
  authenticators: readonly Authenticator[],
  headers: AuthenticatedHeaders,
): Promise<Actor> {
  for (const authenticator of authenticators) {
    const actor = await authenticator.authenticate(headers);
    if (actor) return actor;
  }
  return anonymous;
}

/** `Authorization: Bearer` with one of our access tokens. */
export function bearerAuthenticator(tokens: AccessTokens): Authenticator {
  return {
    name: "bearer",
    async authenticate({ authorization }) {
      if (authorization === undefined) return undefined;
      const token = /^Bearer +([A-Za-z0-9\-._~+/]+=*) *$/i.exec(authorization)?.[1];
      if (!token) {
        throw new ServiceError(
          "unauthenticated",
          "The Authorization header is not a bearer token.",
        );
      }
      return tokens.verify(token);
    },
  };
}

/** The dashboard's session cookie. A cookie of a session that has ended counts as none. */
export function sessionAuthenticator(sessions: Sessions, cookieName: string): Authenticator {
  return {
    name: "session",
    async authenticate({ cookie }) {
      const token = cookie === undefined ? undefined : cookieValue(cookie, cookieName);
      return token ? sessions.read(token) : undefined;
    },
  };
}

/** The first cookie of this name in a Cookie header (RFC 6265 §5.4). */
function cookieValue(header: string, name: string): string | undefined {
  for (const pair of header.split(";")) {
    const [key, ...value] = pair.split("=");
    if (key?.trim() === name) return value.join("=").trim();
  }
  return undefined;
}
