import { Prisma } from "@marquee/db/generated/client";
import type { Role } from "@marquee/schemas/actor";
import type { AccessChange } from "./access-change";
import { userNotFound } from "./user-read";

const { sql } = Prisma;

/** A user as they are, and stay until the transaction ends. */
export type LockedUser = {
  id: string;
  name: string;
  role: Role;
  disabled: boolean;
  password_hash: string | null;
  rate_limit: number | null;
  is_totp_required: boolean;
  has_totp: boolean;
  /** Nobody else could manage users: no other enabled administrator has a password or came by an issuer. */
  is_last_administrator: boolean;
};

/**
 * Locks a user. The enabled administrators are locked with them, in one order: of two that take the office from
 * each other, the second finds that only one is left. Throws `user_not_found`.
 */
export async function lockUser({ client }: AccessChange, id: string): Promise<LockedUser> {
  type Row = Omit<LockedUser, "is_last_administrator"> & { may_sign_in: boolean };
  const rows = await client.$queryRaw<Row[]>(sql`
    SELECT id, name, role, disabled_at IS NOT NULL AS disabled, password_hash, rate_limit, is_totp_required,
      totp_confirmed_at IS NOT NULL AS has_totp,
      password_hash IS NOT NULL OR EXISTS (SELECT 1 FROM user_identities WHERE user_id = users.id) AS may_sign_in
    FROM users WHERE id = ${id}::uuid OR (role = 'admin' AND disabled_at IS NULL)
    ORDER BY id FOR NO KEY UPDATE`);
  const found = rows.find((row) => row.id === id);
  if (!found) throw userNotFound();
  const { may_sign_in: _, ...user } = found;
  const hasOther = rows.some((row) => row.id !== id && isAdministrator(row) && row.may_sign_in);
  return { ...user, is_last_administrator: isAdministrator(user) && !hasOther };
}

/** Whether someone like this manages users. */
export function isAdministrator({ role, disabled }: { role: Role; disabled: boolean }): boolean {
  return role === "admin" && !disabled;
}
