import {
  type AuthenticatorName,
  authenticatorNames,
  type CredentialCheckName,
  credentialCheckNames,
} from "@marquee/auth/access-names";
import type { OidcConfig } from "@marquee/auth/external-claims";
import type { DatabaseTimeouts } from "@marquee/db/timeouts";
import type { Role } from "@marquee/schemas/actor";
import type { TrustedProxies } from "./client-address";

/** The names to choose from. */
export const credentialChecks = credentialCheckNames;
export const authenticators = authenticatorNames;

/** Everything the application is put together from; the program that runs it reads it from its environment. */
export type AppConfig = {
  database_url: string;
  /** Named statements are off behind a transaction pooler, which a direct address besides tells of. */
  direct_database_url: string | undefined;
  /** Connections to the database at most, beside those of lists that are streamed. */
  database_pool: number;
  database_timeouts: DatabaseTimeouts;
  /** The address people use, without a trailing slash; also the issuer of access tokens. */
  public_url: string;
  auth_secret: string;
  /** Which credential checks, in order. */
  auth_credentials: readonly CredentialCheckName[];
  /** Which authenticators, in order. */
  auth_authenticators: readonly AuthenticatorName[];
  /** The most that an account of the user-only check may do. */
  auth_user_only_role: Role;
  token_ttl_s: number;
  /** Requests a minute for each caller; 0 is no limit. */
  rate_limit: number;
  /** Where instances share what they let pass; the database unless given. */
  redis_url: string | undefined;
  /** Whose `X-Forwarded-*` headers count; nobody's unless given. */
  trust_proxy: TrustedProxies | undefined;
  /** An external issuer whose people may enter. */
  oidc: OidcConfig | undefined;
  catalogue_tz: string;
  cors_origins: readonly string[];
  /** Days that a deleted film can still be restored. */
  trash_days: number;
  /** Days that usage is kept. */
  usage_days: number;
  /** What a scheduler shows to have the jobs done; without it there is no way to ask for them. */
  cron_secret: string | undefined;
};
