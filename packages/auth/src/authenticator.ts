import { type Actor, anonymous } from "@marquee/schemas/actor";
import { type BearerTokens, badToken, type Whence } from "./bearer-tokens";
import type { Sessions } from "./session";

/** What a request shows of who asks. */
export type ShownRequest = {
  headers: Readonly<
    { authorization?: string | undefined; cookie?: string | undefined } & Record<
      string,
      string | string[] | undefined
    >
  >;
  /** For the event of someone who comes for the first time. */
  whence?: Whence;
};

/**
 * One way to tell who asks. Undefined: the request shows nothing of its kind, ask the next one.
 * Throws `unauthenticated` where it shows something that is not valid.
 */
export interface Authenticator {
  /** It reads cookies, which browsers send unasked: so it is asked only where a page of ours asks. */
  readonly is_by_cookie: boolean;
  authenticate(request: ShownRequest): Promise<Actor | undefined>;
}

/**
 * Asks each authenticator in order; a request that shows nothing at all is anonymous. Throws
 * `unauthenticated` for an Authorization header that none of them knows.
 */
export async function authenticate(
  authenticators: readonly Authenticator[],
  request: ShownRequest,
): Promise<Actor> {
  for (const authenticator of authenticators) {
    const actor = await authenticator.authenticate(request);
    if (actor) return actor;
  }
  if (request.headers.authorization !== undefined) {
    throw badToken("The Authorization header is not a bearer token that is known here.");
  }
  return anonymous;
}

/** `Authorization: Bearer` with an access token of this issuer. */
export function bearerAuthenticator(tokens: BearerTokens): Authenticator {
  return {
    is_by_cookie: false,
    async authenticate({ headers, whence }) {
      const token = bearerToken(headers.authorization);
      return token !== undefined && tokens.isOwn(token) ? tokens.verify(token, whence) : undefined;
    },
  };
}

/** The dashboard's session cookie. A cookie of a session that has ended counts as none. */
export function sessionAuthenticator(sessions: Sessions, cookieName: string): Authenticator {
  return {
    is_by_cookie: true,
    async authenticate({ headers: { cookie } }) {
      const token = cookie === undefined ? undefined : cookieValue(cookie, cookieName);
      return token ? sessions.read(token) : undefined;
    },
  };
}

function bearerToken(authorization: string | undefined): string | undefined {
  return /^Bearer +([A-Za-z0-9\-._~+/]+=*) *$/i.exec(authorization ?? "")?.[1];
}

/** The first cookie of this name in a Cookie header (RFC 6265 §5.4). */
function cookieValue(header: string, name: string): string | undefined {
  for (const pair of header.split(";")) {
    const [key, ...value] = pair.split("=");
    if (key?.trim() === name) return value.join("=").trim();
  }
  return undefined;
}
