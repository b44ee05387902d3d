import { z } from "zod";
import { doors } from "./actor";
import { Instant } from "./instant";
import { PageInput } from "./movie-record";
import { mustBe } from "./must-be";
import { plainText } from "./plain-text";

/** What happens around access that is kept for ever. The names are stable. */
export const securityEventKinds = [
  "sign_in",
  "sign_in_refused",
  "sign_in_throttled",
  "sign_in_code_required",
  "sign_out",
  "user_created",
  "user_disabled",
  "user_enabled",
  "user_role_changed",
  "user_limit_changed",
  "user_invited",
  "user_linked",
  "password_changed",
  "sessions_ended",
  "totp_required",
  "totp_enrolled",
  "totp_removed",
  "recovery_code_used",
  "recovery_codes_renewed",
  "confirmation_refused",
  "confirmation_throttled",
  "api_key_created",
  "api_key_rotated",
  "api_key_revoked",
  "api_key_renamed",
  "api_key_limit_changed",
  "token_revoked",
  "token_keys_rotated",
] as const;
export const SecurityEventKind = z.enum(securityEventKinds, {
  error: mustBe("a kind of security event"),
});
export type SecurityEventKind = z.infer<typeof SecurityEventKind>;

const Party = z.strictObject({ kind: z.string(), id: z.string().nullable(), name: z.string() });

/** One event: who did what to whom, from where. `detail` holds what changed, and never a secret. */
export const SecurityEvent = z.strictObject({
  id: z.guid(),
  at: z.iso.datetime({ precision: 3 }),
  kind: SecurityEventKind,
  actor: Party,
  subject: Party.nullable(),
  door: z.enum(doors),
  address: z.string().nullable(),
  user_agent: z.string().nullable(),
  request_id: z.string(),
  detail: z.record(z.string(), z.unknown()).nullable(),
});
export type SecurityEvent = z.infer<typeof SecurityEvent>;

/**
 * Which events to list, newest first: all that is given must hold. `actor` and `subject` are ids; an actor
 * without one is found by its kind, such as `system`. `from` and `to` are instants, both inclusive.
 */
export const ListSecurityEventsInput = z.strictObject({
  kind: SecurityEventKind.optional(),
  actor: plainText({ min: 1, max: 100 }).optional(),
  subject: plainText({ min: 1, max: 100 }).optional(),
  from: Instant.optional(),
  to: Instant.optional(),
  ...PageInput.shape,
});
export type ListSecurityEventsInput = z.infer<typeof ListSecurityEventsInput>;

/** One page, newest first; `next_cursor` is null on the last. */
export const SecurityEventPage = z.strictObject({
  events: z.array(SecurityEvent),
  next_cursor: z.string().nullable(),
});
export type SecurityEventPage = z.infer<typeof SecurityEventPage>;
