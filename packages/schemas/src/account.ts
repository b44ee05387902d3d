import { z } from "zod";
import type { Permission, Role } from "./actor";
import { mustBe } from "./must-be";
import { KnownPassword, NewPassword } from "./password";

/** One's own account. */
export type AccountDetails = {
  id: string;
  user: string;
  role: Role;
  /** What the role lets one do. */
  permissions: readonly Permission[];
  has_password: boolean;
  is_totp_enrolled: boolean;
  is_totp_required: boolean;
  /** How many recovery codes were not used yet. */
  recovery_code_count: number;
  created_at: string;
};

/** A signed-in browser. Times are RFC 3339; `last_seen_at` is right to a few minutes. */
export type AccountSession = {
  id: string;
  /** Such as "Firefox on Linux"; null where the browser does not say. */
  device: string | null;
  address: string | null;
  created_at: string;
  last_seen_at: string;
  expires_at: string;
  is_current: boolean;
};

export const NoInput = z.strictObject({});

export const ChangePasswordInput = z.strictObject({
  current_password: KnownPassword,
  password: NewPassword,
});
export type ChangePasswordInput = z.infer<typeof ChangePasswordInput>;

export const RevokeSessionInput = z.strictObject({
  id: z.guid({ error: mustBe("a UUID") }).toLowerCase(),
});
export type RevokeSessionInput = z.infer<typeof RevokeSessionInput>;

/** A code of an authenticator, or a recovery code; spaces and hyphens do not matter. */
export const SecondFactorCode = z.string({ error: mustBe("text") }).max(100);

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
export type TotpSecret = { secret: string; uri: string };

/** Each stands in once for a second factor. They are shown this once. */
export type RecoveryCodes = { recovery_codes: string[] };
