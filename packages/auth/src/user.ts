import type { Database } from "@marquee/db/database";
import { Prisma } from "@marquee/db/generated/client";
import { newId } from "@marquee/db/id";
import type { Caller, Role } from "@marquee/schemas/actor";
import { hashPassword } from "./password";

/** A person's account as far as access needs it. */
export type Account = {
  id: string;
  name: string;
  role: Role;
  session_version: number;
  is_disabled: boolean;
  /** Requests a minute; null is the installation's limit. */
  rate_limit: number | null;
  /** Signs in with a code besides. */
  has_totp: boolean;
  /** An administrator requires a second factor, and there is none yet. */
  must_enrol: boolean;
};

type AccountRow = Omit<Account, "is_disabled" | "role" | "has_totp" | "must_enrol"> & {
  role: string;
  disabled_at: Date | null;
  totp_confirmed_at: Date | null;
  is_totp_required: boolean;
};

const accountColumns = {
  id: true,
  name: true,
  role: true,
  session_version: true,
  disabled_at: true,
  rate_limit: true,
  totp_confirmed_at: true,
  is_totp_required: true,
} as const;

/** The account with this id, or undefined. */
export async function findAccount(db: Database, id: string): Promise<Account | undefined> {
  const row = await db.prisma.user.findUnique({ where: { id }, select: accountColumns });
  return row ? toAccount(row) : undefined;
}

/** The account of this name (case does not matter) with its password hash, or undefined. */
export async function findAccountByName(
  db: Database,
  name: string,
): Promise<{ account: Account; password_hash: string | null } | undefined> {
  if (!name.isWellFormed() || name.includes("\0")) return undefined;
  const rows = await db.prisma.$queryRaw<(AccountRow & { password_hash: string | null })[]>(
    Prisma.sql`SELECT id, name, role, session_version, disabled_at, rate_limit, totp_confirmed_at,
        is_totp_required, password_hash
      FROM users WHERE name_key = text_key(${name}::text)`,
  );
  const [row] = rows;
  return row && { account: toAccount(row), password_hash: row.password_hash };
}

/** The account as the one who asks. */
export function accountActor(account: Account): Caller & { kind: "user" } {
  const { id, name, role, rate_limit, must_enrol } = account;
  return {
    kind: "user",
    id,
    name,
    role,
    ...(rate_limit === null ? {} : { rate_limit }),
    ...(must_enrol ? { must_enrol } : {}),
  };
}

/**
 * Makes the first administrator where there are no users at all, however many instances try at once.
 * True if this call made it.
 */
export async function createFirstAdministrator(
  db: Database,
  { user, password }: { user: string; password: string },
): Promise<boolean> {
  if ((await db.prisma.user.count()) > 0) return false;
  const password_hash = await hashPassword(password);
  const made = await db.prisma.$executeRaw(Prisma.sql`
    INSERT INTO users (id, name, role, password_hash)
    SELECT ${newId()}::uuid, ${user}, 'admin', ${password_hash} WHERE NOT EXISTS (SELECT 1 FROM users)
    ON CONFLICT DO NOTHING`);
  return made > 0;
}

/** How many accounts there are. */
export function countUsers(db: Database): Promise<number> {
  return db.prisma.user.count();
}

function toAccount(row: AccountRow): Account {
  const { id, name, role, session_version, rate_limit, disabled_at, totp_confirmed_at } = row;
  const has_totp = totp_confirmed_at !== null;
  return {
    id,
    name,
    role: role as Role,
    session_version,
    rate_limit,
    is_disabled: disabled_at !== null,
    has_totp,
    must_enrol: row.is_totp_required && !has_totp,
  };
}
