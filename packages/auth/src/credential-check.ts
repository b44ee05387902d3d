import type { Database } from "@marquee/db/database";
import { lowerRole, type Role } from "@marquee/schemas/actor";
import { findApiKeyBySecret } from "./api-key";
import { isPassword } from "./password";
import type { Principal } from "./principal";
import { findAccountByName } from "./user";

/** What a person or program shows to be let in. `otp` is the code of an account with a second factor. */
export type Credentials =
  | { kind: "password"; user: string; password: string; otp?: string | undefined }
  | { kind: "client"; client_id: string; client_secret: string }
  | { kind: "user_only"; user: string; otp?: string | undefined };

/**
 * One way to tell from credentials whose they are. A check answers undefined for what it does not
 * know, or does not believe; those configured are asked in order and the first that knows wins.
 */
export interface CredentialCheck {
  /** The kind of credentials that it looks at; it answers undefined for others. */
  readonly kind: Credentials["kind"];
  check(credentials: Credentials): Promise<Principal | undefined>;
}

/** Asks each check in order. Undefined: refused, without a reason that would help a guesser. */
export async function checkCredentials(
  checks: readonly CredentialCheck[],
  credentials: Credentials,
): Promise<Principal | undefined> {
  for (const check of checks) {
    const principal = await check.check(credentials);
    if (principal) return principal;
  }
  return undefined;
}

/** User and password. An unknown user, a wrong password and a disabled user look and last the same. */
export function passwordCheck(db: Database): CredentialCheck {
  return {
    kind: "password",
    async check(credentials) {
      if (credentials.kind !== "password") return undefined;
      const found = await findAccountByName(db, credentials.user);
      const matches = await isPassword(credentials.password, found?.password_hash ?? null);
      return matches && found && !found.account.is_disabled ? found.account : undefined;
    },
  };
}

/** The id and the secret of an API key that still may enter. */
export function apiKeyCheck(db: Database): CredentialCheck {
  return {
    kind: "client",
    async check(credentials) {
      if (credentials.kind !== "client") return undefined;
      return findApiKeyBySecret(db.prisma, credentials);
    },
  };
}

/**
 * The original service's form: the user's name alone. Never for an account that has a password or is someone's at
 * an external issuer, and never with more than the role the operator caps it at.
 */
export function userOnlyCheck(db: Database, highestRole: Role): CredentialCheck {
  return {
    kind: "user_only",
    async check(credentials) {
      if (credentials.kind !== "user_only") return undefined;
      const found = await findAccountByName(db, credentials.user);
      if (!found || found.account.is_disabled) return undefined;
      if (found.password_hash !== null || found.has_identity) return undefined;
      const role = lowerRole(found.account.role, highestRole);
      return { ...found.account, role, highest_role: highestRole };
    },
  };
}
