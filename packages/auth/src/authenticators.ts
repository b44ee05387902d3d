import type { Access } from "./access";
import type { AuthenticatorName } from "./access-names";
import { type Authenticator, bearerAuthenticator, sessionAuthenticator } from "./authenticator";

/** What authenticators are made from. */
export type AuthenticatorParts = Pick<Access, "sessions" | "tokens" | "oidc"> & {
  session_cookie_name: string;
};

/** Undefined where what it needs is not configured. */
type Make = (parts: AuthenticatorParts) => Authenticator | undefined;

const makers: Record<AuthenticatorName, Make> = {
  session: (parts) => sessionAuthenticator(parts.sessions, parts.session_cookie_name),
  token: (parts) => bearerAuthenticator(parts.tokens),
  oidc: (parts) => parts.oidc && bearerAuthenticator(parts.oidc),
};

/** The authenticators of these names, in their order. */
export function makeAuthenticators(
  names: readonly AuthenticatorName[],
  parts: AuthenticatorParts,
): Authenticator[] {
  return names.flatMap((name) => makers[name](parts) ?? []);
}
