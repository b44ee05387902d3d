import { lowerRole, type Role } from "@marquee/schemas/actor";
import type { ApiKey } from "@marquee/schemas/api-key";

/** What the pages of API keys say. */
export const keyWords = {
  title: "API keys",
  add: "Add key",
  failedList: "The keys could not be fetched",
  empty: "No program has a key yet",
  emptyWhy:
    "A key lets a program in without a person's password. It gets access tokens that expire, and can be revoked alone.",
  addFirst: "Add the first key",
  gone: "There is no such key",
  goneWhy: "The address may be of another installation.",
  newTitle: "New key",
  name: "Name",
  nameHelp: "Of the program that uses it, so that everyone knows what stops with it.",
  role: "Role",
  roleHelp: "It may never do more than you may yourself.",
  expires: "Works until (may be left empty)",
  expiresHelp: "The end of this day, UTC. Left empty, it works until it is revoked.",
  notAdded: "Not added.",
  created: (name: string) => `Added key ${name}`,
  clientId: "Client id",
  clientSecret: "Client secret",
  howTo: "The program exchanges both for an access token, which it sends with its calls:",
  request: "Request for a token",
  kept: "I have kept the secret",
  state: "State",
  owner: "Owner",
  lastUsed: "Last used",
  never: "Never",
  lastDoor: "Last came by",
  ends: "Ends",
  endsNever: "Never",
  added: "Added",
  overlap: "Old secret works until",
  record: "Record",
  rename: "Save name",
  renamed: (name: string) => `The key is now ${name}`,
  limitChanged: (name: string) => `Changed the limit of key ${name}`,
  secret: "Secret",
  rotateWhy:
    "Gives the key a new secret. The one before works on for a while, so that the program can change over.",
  overlapField: "The old secret works for",
  rotate: "Rotate secret",
  rotated: (name: string) => `Rotated the secret of key ${name}`,
  notRotated: "Not rotated.",
  revoke: "Revoke key",
  revokeTitle: (name: string) => `Revoke key '${name}'?`,
  revokeWhy:
    "Its secret and the tokens issued for it stop at once, here and on every other instance. It cannot be taken back: the program needs another key.",
  revokeAction: (name: string) => `Revoke key '${name}'`,
  revoked: (name: string) => `Revoked key '${name}'`,
  notRevoked: "Not revoked.",
  atPresent: (role: Role, now: Role) => (role === now ? role : `${role}, at present ${now}`),
};

/** How long a secret may work on beside the one that replaces it. */
export const overlaps = [
  { value: "0", label: "No time: it stops at once" },
  { value: "1", label: "1 hour" },
  { value: "24", label: "24 hours" },
  { value: "72", label: "3 days" },
  { value: "168", label: "7 days" },
] as const;

export type KeyState = "Works" | "Ended" | "Revoked" | "Owner is disabled";

/** Whether a program can use the key, in a word. */
export function keyState(key: ApiKey, now: number): KeyState {
  if (key.revoked_at) return "Revoked";
  if (key.expires_at && new Date(key.expires_at).getTime() <= now) return "Ended";
  return key.owner.is_disabled ? "Owner is disabled" : "Works";
}

/** What the key was given, and what is left of it while its owner may do less. */
export function keyRole({ role, owner }: ApiKey): string {
  return keyWords.atPresent(role, lowerRole(role, owner.role));
}

/** The call by which a program gets a token, as it is typed into a terminal. */
export function tokenRequest(origin: string, clientId: string): string {
  const fields = ["grant_type=client_credentials", `client_id=${clientId}`, "client_secret=…"];
  return [`curl ${origin}/api/token`, ...fields.map((field) => `  -d ${field}`)].join(" \\\n");
}
