import { type Database, openDatabase } from "@marquee/db/database";
import { newId } from "@marquee/db/id";
import { createTestDatabase } from "@marquee/db/test-database";
import { openAccess } from "./access";
import { AccessMemory } from "./access-memory";
import { passwordCheck } from "./credential-check";
import type { OidcConfig } from "./external-claims";
import { hashPassword } from "./password";
import { type Account, createFirstAdministrator, findAccount, findAccountByName } from "./user";

export const administrator = { user: "Ada", password: "correct horse battery" };
export const issuer = "http://127.0.0.1:3000";

/** A database with one administrator, and what knows who asks. */
export async function createAuthFixture(oidc?: OidcConfig) {
  const database = await createTestDatabase();
  const db = openDatabase({
    url: database.url,
    has_named_statements: true,
    pool_size: 10,
    onError: () => {},
  });
  await createFirstAdministrator(db, administrator);
  const password = passwordCheck(db);
  /** Another instance on the same database, which remembers for itself. */
  const instance = () =>
    openAccess(db, {
      auth_secret: "a secret of at least 32 characters",
      issuer,
      token_ttl_s: 900,
      checks: [password],
      memory: new AccessMemory(),
      rate_limit: 600,
      oidc,
    });
  return {
    db,
    ...instance(),
    instance,
    password,
    account: () => accountOf(db),
    /** A new user, an editor, with a password if one is given. */
    person: (password?: string) => newPerson(db, password),
    disable: async (id: string) => {
      await db.prisma.user.update({ where: { id }, data: { disabled_at: new Date() } });
    },
    close: async () => {
      await db.close();
      await database.drop();
    },
  };
}

export type AuthFixture = Awaited<ReturnType<typeof createAuthFixture>>;

async function newPerson(db: Database, password?: string): Promise<Account> {
  const id = newId();
  const password_hash = password === undefined ? null : await hashPassword(password);
  await db.prisma.user.create({
    data: { id, name: `Person ${id}`, role: "editor", password_hash },
  });
  const account = await findAccount(db, id);
  if (!account) throw new Error("A user was made but cannot be found");
  return account;
}

async function accountOf(db: Database): Promise<Account> {
  const found = await findAccountByName(db, administrator.user);
  if (!found) throw new Error("There is no administrator");
  return found.account;
}
