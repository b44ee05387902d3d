import type { Database } from "@marquee/db/database";
import type { Role } from "@marquee/schemas/actor";
import type { CredentialCheckName } from "./access-names";
import {
  apiKeyCheck,
  type CredentialCheck,
  passwordCheck,
  userOnlyCheck,
} from "./credential-check";

/** What credential checks are made from. */
export type CredentialCheckParts = {
  db: Database;
  /** The most that the user's name alone lets anyone do. */
  user_only_role: Role;
};

type Make = (parts: CredentialCheckParts) => CredentialCheck;

const makers: Record<CredentialCheckName, Make> = {
  password: ({ db }) => passwordCheck(db),
  api_key: ({ db }) => apiKeyCheck(db),
  user: ({ db, user_only_role }) => userOnlyCheck(db, user_only_role),
};

/** The credential checks of these names, in their order. */
export function makeCredentialChecks(
  names: readonly CredentialCheckName[],
  parts: CredentialCheckParts,
): CredentialCheck[] {
  return names.map((name) => makers[name](parts));
}
