import type { IncomingMessage } from "node:http";
import { type Access, openAccess } from "@marquee/auth/access";
import type { AccessMemory } from "@marquee/auth/access-memory";
import type { Authenticator } from "@marquee/auth/authenticator";
import { makeAuthenticators } from "@marquee/auth/authenticators";
import { makeCredentialChecks } from "@marquee/auth/credential-checks";
import type { Database } from "@marquee/db/database";
import type { Throttle } from "@marquee/services/throttle";
import type { UsageMeter } from "@marquee/services/usage-meter";
import { type Sender, senderReader } from "./client-address";
import type { AppConfig } from "./config";

/** What the doors share: the database, and the parts that know who asks, chosen by configuration. */
export type Application = {
  config: AppConfig;
  db: Database;
  access: Access;
  /** By what a program shows, such as a bearer token; asked in order. */
  authenticators: readonly Authenticator[];
  /** By cookies, for what pages of ours ask. */
  cookie_authenticators: readonly Authenticator[];
  /** Where a request came from. */
  senderOf: (request: IncomingMessage) => Sender;
  throttle: Throttle;
  meter: UsageMeter;
};

/** The name of the dashboard's cookie; `__Host-` pins it to a host that speaks https. */
export function sessionCookieName(public_url: string): string {
  return public_url.startsWith("https:") ? "__Host-marquee.session" : "marquee.session";
}

/** The name of the cookie by which a browser is known. */
export function deviceCookieName(public_url: string): string {
  return public_url.startsWith("https:") ? "__Host-marquee.device" : "marquee.device";
}

/** Puts the parts together over a database. */
export function assembleApplication(
  config: AppConfig,
  db: Database,
  memory: AccessMemory,
  { throttle, meter }: Pick<Application, "throttle" | "meter">,
): Application {
  const access = openAccess(db, {
    auth_secret: config.auth_secret,
    issuer: config.public_url,
    token_ttl_s: config.token_ttl_s,
    checks: makeCredentialChecks(config.auth_credentials, {
      db,
      user_only_role: config.auth_user_only_role,
    }),
    memory,
    rate_limit: config.rate_limit,
    oidc: config.oidc,
  });
  const authenticators = makeAuthenticators(config.auth_authenticators, {
    ...access,
    session_cookie_name: sessionCookieName(config.public_url),
  });
  return {
    config,
    db,
    access,
    authenticators: authenticators.filter(({ is_by_cookie }) => !is_by_cookie),
    cookie_authenticators: authenticators.filter(({ is_by_cookie }) => is_by_cookie),
    senderOf: senderReader(config.trust_proxy),
    throttle,
    meter,
  };
}
