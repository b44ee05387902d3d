import type { Database } from "@marquee/db/database";
import { Prisma } from "@marquee/db/generated/client";
import { newId } from "@marquee/db/id";
import { runTransaction } from "@marquee/db/run-transaction";
import type { Caller, Role } from "@marquee/schemas/actor";
import { hashPassword } from "./password";
import { type Origin, recordSecurityEvent } from "./security-event";

/** A person's account as far as access needs it. */
export type Account = {
  kind: "user";
  id: string;
  name: string;
  role: Role;
  /** The most that it may do by how it came in, whatever its role; everything without it. */
  highest_role?: Role;
  session_version: number;
  /** When everything that was issued before was ended; null if it never was. */
  sessions_ended_at: Date | null;
  is_disabled: boolean;
  /** Requests a minute; null is the installation's limit. */
  rate_limit: number | null;
  /** Signs in with a code besides. */
  has_totp: boolean;
  /** An administrator requires a second factor, and there is none yet. */
  must_enrol: boolean;
};

type AccountRow = Omit<
  Account,
  "kind" | "is_disabled" | "role" | "highest_role" | "has_totp" | "must_enrol"
> & {
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
  sessions_ended_at: true,
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

/** The columns of an account in a query of `users AS u`. */
const accountSql = Prisma.sql`u.id, u.name, u.role, u.session_version, u.sessions_ended_at, u.disabled_at, u.rate_limit,
  u.totp_confirmed_at, u.is_totp_required`;

/**
 * The account that an access token is for, or undefined where there is none, the token was revoked, or the
 * session that it is of has ended.
 */
export function findTokenAccount(
  client: Prisma.TransactionClient,
  { id, jti, session_id }: { id: string; jti: string; session_id: string | null },
): Promise<Account | undefined> {
  return findOne(
    client,
    Prisma.sql`SELECT ${accountSql} FROM users AS u WHERE u.id = ${id}::uuid
      AND NOT EXISTS (SELECT 1 FROM revoked_tokens WHERE jti = ${jti}::uuid)
      AND (${session_id}::uuid IS NULL OR EXISTS (SELECT 1 FROM sessions AS s
        WHERE s.id = ${session_id}::uuid AND s.user_id = u.id AND s.expires_at > CURRENT_TIMESTAMP))`,
  );
}

/**
 * The account that someone at an external issuer is linked to, or undefined where there is none, or the
 * token was revoked if one is named.
 */
export function findLinkedAccount(
  client: Prisma.TransactionClient,
  { issuer, subject, jti = null }: { issuer: string; subject: string; jti?: string | null },
): Promise<Account | undefined> {
  return findOne(
    client,
    Prisma.sql`SELECT ${accountSql} FROM user_identities AS i JOIN users AS u ON u.id = i.user_id
      WHERE i.issuer = ${issuer} AND i.subject = ${subject}
      AND NOT EXISTS (SELECT 1 FROM revoked_tokens WHERE jti = ${jti}::uuid)`,
  );
}

/** Whether a token was taken back. */
export async function isRevoked(client: Prisma.TransactionClient, jti: string): Promise<boolean> {
  const where = { jti };
  return (await client.revokedToken.findUnique({ where, select: { jti: true } })) !== null;
}

/**
 * Whether an account may enter by what was issued at this time, in seconds. What was issued in the second
 * in which everything was ended is ended too.
 */
export function mayEnter({ is_disabled, sessions_ended_at }: Account, issuedAtS: number): boolean {
  return (
    !is_disabled && (sessions_ended_at === null || sessions_ended_at.getTime() < issuedAtS * 1000)
  );
}

async function findOne(
  client: Prisma.TransactionClient,
  query: Prisma.Sql,
): Promise<Account | undefined> {
  const [row] = await client.$queryRaw<AccountRow[]>(query);
  return row && toAccount(row);
}

/**
 * Longer than any name, and than one that is typed with some spaces too many. What is longer is nobody's:
 * all spellings of a name are then counted together where names are guessed.
 */
export const longestTypedName = 200;

/** By what an account is entered, beside its name. */
type WaysIn = { password_hash: string | null; has_identity: boolean };

/** The account of this name (case does not matter) with its ways in, or undefined. */
export async function findAccountByName(
  db: Database,
  name: string,
): Promise<({ account: Account } & WaysIn) | undefined> {
  if (!name.isWellFormed() || name.includes("\0") || name.length > longestTypedName)
    return undefined;
  const [row] = await db.prisma.$queryRaw<(AccountRow & WaysIn)[]>(
    Prisma.sql`SELECT ${accountSql}, u.password_hash,
        EXISTS (SELECT 1 FROM user_identities WHERE user_id = u.id) AS has_identity
      FROM users AS u WHERE u.name_key = text_key(${name}::text)`,
  );
  if (!row) return undefined;
  const { password_hash, has_identity, ...account } = row;
  return { account: toAccount(account), password_hash, has_identity };
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

/** Whoever makes the first user: nobody is there yet. */
const starting: Origin = {
  actor: { kind: "system", name: "Marquee" },
  door: "system",
  request_id: "start",
  address: undefined,
  user_agent: undefined,
};

/**
 * Makes the first administrator where there are no users at all, however many instances try at once, and writes
 * that down. True if this call made it.
 */
export async function createFirstAdministrator(
  db: Database,
  { user, password }: { user: string; password: string },
): Promise<boolean> {
  if ((await db.prisma.user.count()) > 0) return false;
  const password_hash = await hashPassword(password);
  const subject = { kind: "user", id: newId(), name: user } as const;
  return runTransaction(db, db.limits.ordinary, async (client) => {
    const made = await client.$executeRaw(Prisma.sql`
      INSERT INTO users (id, name, role, password_hash)
      SELECT ${subject.id}::uuid, ${user}, 'admin', ${password_hash} WHERE NOT EXISTS (SELECT 1 FROM users)
      ON CONFLICT DO NOTHING`);
    if (made === 0) return false;
    const detail = { role: "admin" };
    await recordSecurityEvent(client, starting, { kind: "user_created", subject, detail });
    return true;
  });
}

/** How many accounts there are. */
export function countUsers(db: Database): Promise<number> {
  return db.prisma.user.count();
}

function toAccount(row: AccountRow): Account {
  const { disabled_at, totp_confirmed_at, is_totp_required, role, ...account } = row;
  const has_totp = totp_confirmed_at !== null;
  return {
    kind: "user",
    ...account,
    role: role as Role,
    is_disabled: disabled_at !== null,
    has_totp,
    must_enrol: is_totp_required && !has_totp,
  };
}
