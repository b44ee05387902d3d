import { AccessTokens } from "@marquee/auth/access-token";
import {
  type Authenticator,
  bearerAuthenticator,
  sessionAuthenticator,
} from "@marquee/auth/authenticator";
import { type CredentialCheck, passwordCheck, userOnlyCheck } from "@marquee/auth/credential-check";
import { Sessions } from "@marquee/auth/session";
import { TokenKeys } from "@marquee/auth/token-key";
import type { Database } from "@marquee/db/database";
import type { AppConfig } from "./config";

/** What the doors share: the database, and the parts that know who asks, chosen by configuration. */
export type Application = {
  config: AppConfig;
  db: Database;
  sessions: Sessions;
  keys: TokenKeys;
  tokens: AccessTokens;
  checks: readonly CredentialCheck[];
  bearer: Authenticator;
  session: Authenticator;
};

/** The name of the dashboard's cookie; `__Host-` pins it to a host that speaks https. */
export function sessionCookieName(public_url: string): string {
  return public_url.startsWith("https:") ? "__Host-marquee.session" : "marquee.session";
}

/** Puts the parts together over a database. */
export function assembleApplication(config: AppConfig, db: Database): Application {
  const sessions = new Sessions(db, config.auth_secret);
  const keys = new TokenKeys(db, config.auth_secret);
  const tokens = new AccessTokens(db, keys, {
    issuer: config.public_url,
    ttl_s: config.token_ttl_s,
  });
  return {
    config,
    db,
    sessions,
    keys,
    tokens,
    checks: configuredChecks(config, db),
    bearer: bearerAuthenticator(tokens),
    session: sessionAuthenticator(sessions, sessionCookieName(config.public_url)),
  };
}

/** API keys are not issued yet, so their check would know none and is left out. */
function configuredChecks(config: AppConfig, db: Database): CredentialCheck[] {
  return config.auth_credentials.flatMap((name) => {
    if (name === "password") return [passwordCheck(db)];
    return name === "user" ? [userOnlyCheck(db, config.auth_user_only_role)] : [];
  });
}
