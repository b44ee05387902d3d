import type { User } from "@marquee/schemas/user";

/** Whether someone can enter, in a word: the same on a page and in a terminal. */
export function userState(user: User): "Disabled" | "Invited" | "No password" | "Active" {
  if (user.disabled) return "Disabled";
  if (user.is_invited && !user.has_password) return "Invited";
  if (!user.has_password && user.identity_count === 0) return "No password";
  return "Active";
}

/** What of a second factor there is. */
export function factorState(user: User): "On" | "Required, not enrolled" | "Off" {
  if (user.is_totp_enrolled) return "On";
  return user.is_totp_required ? "Required, not enrolled" : "Off";
}
