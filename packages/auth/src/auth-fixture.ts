import { type Database, openDatabase } from "@marquee/db/database";
import { createTestDatabase } from "@marquee/db/test-database";
import { AccessTokens } from "./access-token";
import { passwordCheck } from "./credential-check";
import { Sessions } from "./session";
import { TokenKeys } from "./token-key";
import { type Account, createFirstAdministrator, findAccountByName } from "./user";

export const administrator = { user: "Ada", password: "correct horse battery" };
export const issuer = "http://127.0.0.1:3000";

/** A database with one administrator, and what knows who asks. */
export async function createAuthFixture() {
  const database = await createTestDatabase();
  const db = openDatabase({
    url: database.url,
    has_named_statements: true,
    pool_size: 10,
    onError: () => {},
  });
  await createFirstAdministrator(db, administrator);
  const keys = new TokenKeys(db, "a secret of at least 32 characters");
  return {
    db,
    keys,
    tokens: new AccessTokens(db, keys, { issuer, ttl_s: 900 }),
    sessions: new Sessions(db, "a secret of at least 32 characters"),
    password: passwordCheck(db),
    account: () => accountOf(db),
    close: async () => {
      await db.close();
      await database.drop();
    },
  };
}

export type AuthFixture = Awaited<ReturnType<typeof createAuthFixture>>;

async function accountOf(db: Database): Promise<Account> {
  const found = await findAccountByName(db, administrator.user);
  if (!found) throw new Error("There is no administrator");
  return found.account;
}
