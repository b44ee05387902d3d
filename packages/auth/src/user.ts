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
};

type AccountRow = Omit<Account, "is_disabled" | "role"> & {
  role: string;
  disabled_at: Date | null;
};

const accountColumns = {
  id: true,
  name: true,
  role: true,
  session_version: true,
  disabled_at: true,
  rate_limit: true,
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
    Prisma.sql`SELECT id, name, role, session_version, disabled_at, rate_limit, password_hash FROM users
      WHERE name_key = text_key(${name}::text)`,
  );
  const [row] = rows;
  return row && { account: toAccount(row), password_hash: row.password_hash };
}

/** The account as the one who asks. */
export function accountActor({ id, name, role, rate_limit }: Account): Caller & { kind: "user" } {
  return { kind: "user", id, name, role, ...(rate_limit === null ? {} : { rate_limit }) };
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

function toAccount({ disabled_at, role, ...account }: AccountRow): Account {
  return { ...account, role: role as Role, is_disabled: disabled_at !== null };
}
