import type { SecurityEvent, SecurityEventKind } from "@marquee/schemas/security-event";
import { formatInstant } from "../../lib/dates";

/** What the page of security events says. */
export const eventWords = {
  title: "Security events",
  failedList: "The events could not be fetched",
  empty: "No event matches",
  emptyWhy: (count: number) =>
    count > 1 ? "All of these hold together:" : "Nothing on record is like this:",
  noneYet: "Nothing has happened yet",
  noneYetWhy: "Sign-ins and every change of access will stand here, and stay for ever.",
  remove: (what: string) => `Remove: ${what}`,
  kind: "What happened",
  anyKind: "Any event",
  actor: "By whom",
  anyActor: "By anyone",
  system: "By Marquee itself",
  anonymous: "By someone unknown",
  byActor: (name: string) => `By ${name}`,
  subject: "About whom",
  anySubject: "About anyone",
  aboutSubject: (name: string) => `About ${name}`,
  allBy: (name: string) => `All events by ${name}`,
  allAbout: (name: string) => `All events about ${name}`,
  when: "When",
  what: "What",
  who: "By",
  about: "About",
  from: "From",
  by: "Came by",
  browser: "Browser",
  requestId: "Request id",
  detail: "What changed",
  nobody: "someone unknown",
  totpOptional: "Second factor no longer required",
  gone: "This event is not in the list",
  goneWhy: "It may be further down, or the filters leave it out.",
};

/** What happened, in words. */
export const kindWords: Record<SecurityEventKind, string> = {
  sign_in: "Signed in",
  sign_in_refused: "Sign-in refused",
  sign_in_throttled: "Sign-in held back after too many guesses",
  sign_in_code_required: "Password right, code asked",
  sign_out: "Signed out",
  user_created: "User added",
  user_disabled: "User disabled",
  user_enabled: "User enabled",
  user_role_changed: "Role changed",
  user_limit_changed: "User's limit changed",
  user_invited: "One-time link made",
  user_linked: "Linked to an external account",
  password_changed: "Password changed",
  sessions_ended: "Sessions ended",
  totp_required: "Second factor required",
  totp_enrolled: "Second factor enrolled",
  totp_removed: "Second factor removed",
  recovery_code_used: "Recovery code used",
  recovery_codes_renewed: "Recovery codes renewed",
  confirmation_refused: "Confirmation refused",
  confirmation_throttled: "Confirmation held back after too many guesses",
  api_key_created: "API key added",
  api_key_rotated: "API key's secret rotated",
  api_key_revoked: "API key revoked",
  api_key_renamed: "API key renamed",
  api_key_limit_changed: "API key's limit changed",
  token_revoked: "Access token revoked",
  token_keys_rotated: "Signing keys rotated",
};

/** What happened in this event, in words. */
export function happened({ kind, detail }: SecurityEvent): string {
  const isTakenBack = kind === "totp_required" && detail?.is_totp_required === false;
  return isTakenBack ? eventWords.totpOptional : kindWords[kind];
}

/** Events that someone who looks for trouble looks for. */
const alarming: readonly SecurityEventKind[] = [
  "sign_in_refused",
  "sign_in_throttled",
  "confirmation_refused",
  "confirmation_throttled",
];

export function isAlarming({ kind }: SecurityEvent): boolean {
  return alarming.includes(kind);
}

/** Who did it, or to whom, by name. */
export function partyName(party: { kind: string; name: string } | null): string {
  if (!party) return "—";
  if (party.kind === "anonymous") return eventWords.nobody;
  return party.kind === "api_key" ? `key ${party.name}` : party.name;
}

/** What changed, as names and values. */
export function detailWords(detail: SecurityEvent["detail"], locale: string): string {
  if (!detail) return "—";
  if ("from" in detail && "to" in detail) {
    return `${shown(detail.from, locale)} → ${shown(detail.to, locale)}`;
  }
  return Object.entries(detail)
    .map(([name, value]) => `${name.replaceAll("_", " ")}: ${shown(value, locale)}`)
    .join(", ");
}

function shown(value: unknown, locale: string): string {
  if (value === null || value === undefined) return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return isInstant(value) ? formatInstant(value, locale) : value;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

const isInstant = (text: string) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text);
