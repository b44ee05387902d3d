import type { Database } from "@marquee/db/database";
import type { AccessMemory } from "./access-memory";
import { AccessTokens } from "./access-token";
import type { CredentialCheck } from "./credential-check";
import { Devices } from "./device";
import { Sessions } from "./session";
import { TokenKeys } from "./token-key";
import { Vault } from "./vault";

/** The parts that know who asks, over one database and one AUTH_SECRET. */
export type Access = {
  sessions: Sessions;
  keys: TokenKeys;
  tokens: AccessTokens;
  vault: Vault;
  devices: Devices;
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
  },
): Access {
  const { auth_secret, issuer, token_ttl_s, checks, memory, rate_limit } = options;
  const vault = new Vault(auth_secret);
  const keys = new TokenKeys(db, vault);
  return {
    sessions: new Sessions(db, auth_secret, memory),
    keys,
    tokens: new AccessTokens(db, keys, memory, { issuer, ttl_s: token_ttl_s }),
    vault,
    devices: new Devices(auth_secret),
    memory,
    rate_limit,
    checks,
  };
}
