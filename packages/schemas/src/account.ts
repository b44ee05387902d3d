import { z } from "zod";
import { type Permission, roles } from "./actor";
import { mustBe } from "./must-be";
import { KnownPassword, NewPassword } from "./password";

const Id = z.guid({ error: mustBe("a UUID") }).toLowerCase();
const Time = z.iso.datetime({ precision: 3 });

/** One's own account. */
export const AccountDetails = z.strictObject({
  id: Id,
  user: z.string(),
  role: z.enum(roles),
  /** What the role lets one do. */
  permissions: z.array(z.string<Permission>()).readonly(),
  has_password: z.boolean(),
  is_totp_enrolled: z.boolean(),
  is_totp_required: z.boolean(),
  /** How many recovery codes were not used yet. */
  recovery_code_count: z.int(),
  created_at: Time,
});
export type AccountDetails = z.infer<typeof AccountDetails>;

/** A signed-in browser. `last_seen_at` is right to a few minutes. */
export const AccountSession = z.strictObject({
  id: Id,
  /** Such as "Firefox on Linux"; null where the browser does not say. */
  device: z.string().nullable(),
  address: z.string().nullable(),
  created_at: Time,
  last_seen_at: Time,
  expires_at: Time,
  is_current: z.boolean(),
});
export type AccountSession = z.infer<typeof AccountSession>;

export const NoInput = z.strictObject({});

export const ChangePasswordInput = z.strictObject({
  current_password: KnownPassword,
  password: NewPassword,
});
export type ChangePasswordInput = z.infer<typeof ChangePasswordInput>;

export const RevokeSessionInput = z.strictObject({ id: Id });
export type RevokeSessionInput = z.infer<typeof RevokeSessionInput>;

/** A code of an authenticator, or a recovery code; spaces and hyphens do not matter. */
export const SecondFactorCode = z.string({ error: mustBe("text") }).max(100);

/** An account that has a password shows it before a second factor is begun. */
export const BeginTotpInput = z.strictObject({ password: KnownPassword.optional() });
export type BeginTotpInput = z.infer<typeof BeginTotpInput>;

export const ConfirmTotpInput = z.strictObject({ code: SecondFactorCode });
export type ConfirmTotpInput = z.infer<typeof ConfirmTotpInput>;

/** That it is oneself who asks: by the password or by a code, one of the two. */
export const ConfirmedInput = z
  .strictObject({ password: KnownPassword.optional(), code: SecondFactorCode.optional() })
  .refine(({ password, code }) => (password === undefined) !== (code === undefined), {
    error: "must have either password or code",
    params: { code: "either_or" },
    when: ({ issues }) => issues.length === 0,
  });
export type ConfirmedInput = z.infer<typeof ConfirmedInput>;

/** For an authenticator: the secret as people type it, and the address that a QR code holds. */
export const TotpSecret = z.strictObject({ secret: z.string(), uri: z.string() });
export type TotpSecret = z.infer<typeof TotpSecret>;

/** Each stands in once for a second factor. They are shown this once. */
export const RecoveryCodes = z.strictObject({ recovery_codes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;

/** What is answered where there is nothing to tell. */
export const Nothing = z.strictObject({});
