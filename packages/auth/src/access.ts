import type { Database } from "@marquee/db/database";
import type { AccessMemory } from "./access-memory";
import { AccessTokens } from "./access-token";
import { ApiKeyUse } from "./api-key-use";
import type { BearerTokens } from "./bearer-tokens";
import type { CredentialCheck } from "./credential-check";
import { Devices } from "./device";
import type { OidcConfig } from "./external-claims";
import { OidcIssuer } from "./oidc-issuer";
import { OneTimeLinks } from "./one-time-link";
import { RecoveryCodes } from "./recovery-code";
import { Sessions } from "./session";
import { TokenKeys } from "./token-key";
import { Vault } from "./vault";

/** The parts that know who asks, over one database and one AUTH_SECRET. */
export type Access = {
  sessions: Sessions;
  keys: TokenKeys;
  tokens: AccessTokens;
  /** Whose access tokens are taken: ours, then those of an external issuer if there is one. */
  issuers: readonly BearerTokens[];
  /** The external issuer, if there is one. */
  oidc: OidcIssuer | undefined;
  api_key_use: ApiKeyUse;
  vault: Vault;
  devices: Devices;
  links: OneTimeLinks;
  recovery: RecoveryCodes;
  memory: AccessMemory;
  /** Requests a minute of whoever has no limit of their own; 0 is none. */
  rate_limit: number;
  /** Asked in order. */
  checks: readonly CredentialCheck[];
};

export function openAccess(
  db: Database,
  options: {
    auth_secret: string;
    issuer: string;
    token_ttl_s: number;
    checks: readonly CredentialCheck[];
    memory: AccessMemory;
    rate_limit: number;
    oidc: OidcConfig | undefined;
  },
): Access {
  const { auth_secret, issuer, token_ttl_s, checks, memory, rate_limit, oidc: config } = options;
  const vault = new Vault(auth_secret);
  const keys = new TokenKeys(db, vault, token_ttl_s);
  const tokens = new AccessTokens(db, keys, memory, { issuer, ttl_s: token_ttl_s });
  const oidc = config && new OidcIssuer(db, memory, config);
  return {
    sessions: new Sessions(db, auth_secret, memory),
    keys,
    tokens,
    issuers: oidc ? [tokens, oidc] : [tokens],
    oidc,
    api_key_use: new ApiKeyUse(db),
    vault,
    devices: new Devices(auth_secret),
    links: new OneTimeLinks(auth_secret, issuer),
    recovery: new RecoveryCodes(auth_secret),
    memory,
    rate_limit,
    checks,
  };
}
