import type { IncomingMessage } from "node:http";
import { type Access, openAccess } from "@marquee/auth/access";
import type { AccessMemory } from "@marquee/auth/access-memory";
import {
  type Authenticator,
  bearerAuthenticator,
  sessionAuthenticator,
} from "@marquee/auth/authenticator";
import {
  apiKeyCheck,
  type CredentialCheck,
  passwordCheck,
  userOnlyCheck,
} from "@marquee/auth/credential-check";
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
  /** By bearer tokens, asked in order. */
  bearers: readonly Authenticator[];
  session: Authenticator;
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
    checks: configuredChecks(config, db),
    memory,
    rate_limit: config.rate_limit,
    oidc: config.oidc,
  });
  return {
    config,
    db,
    access,
    bearers: access.issuers.map(bearerAuthenticator),
    session: sessionAuthenticator(access.sessions, sessionCookieName(config.public_url)),
    senderOf: senderReader(config.trust_proxy),
    throttle,
    meter,
  };
}

function configuredChecks(config: AppConfig, db: Database): CredentialCheck[] {
  const checks = {
    password: () => passwordCheck(db),
    api_key: () => apiKeyCheck(db),
    user: () => userOnlyCheck(db, config.auth_user_only_role),
  };
  return config.auth_credentials.map((name) => checks[name]());
}
