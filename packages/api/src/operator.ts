import { AccessMemory } from "@marquee/auth/access-memory";
import { findAccountByName } from "@marquee/auth/user";
import { type Database, openDatabase } from "@marquee/db/database";
import { databaseProblem } from "@marquee/db/database-error";
import { newId } from "@marquee/db/id";
import { StartError } from "@marquee/db/start-error";
import { catalogueToday, setCatalogueTimeZone } from "@marquee/schemas/catalogue-day";
import { invalidInput, ServiceError } from "@marquee/schemas/service-error";
import {
  type CreatedUser,
  CreateUserInput,
  type Invitation,
  type User,
} from "@marquee/schemas/user";
import { postgresAllowances } from "@marquee/services/allowance";
import type { AccessContext } from "@marquee/services/context";
import { loadMovies } from "@marquee/services/movie-load";
import { inTransaction } from "@marquee/services/run-transaction";
import { Throttle } from "@marquee/services/throttle";
import { rotateTokenKeys } from "@marquee/services/token-key";
import { UsageMeter } from "@marquee/services/usage-meter";
import { listUsers } from "@marquee/services/user-read";
import { createUser, inviteUser, removeUserTotp } from "@marquee/services/user-write";
import { assembleApplication } from "./application";
import type { AppConfig } from "./config";
import { demoFilms } from "./demo-films";
import { isSchemaCurrent } from "./health";
import { tellable } from "./problem";

/**
 * What whoever runs the program may do to a database without signing in. All throw a ServiceError that may
 * be told; instances that are running take a change up within a second.
 */
export type Operator = {
  /** Makes a user without a password, and the link to set one. */
  createUser: (input: { user: string; role: string }) => Promise<CreatedUser>;
  /** A one-time link to set another password; it also takes a lost second factor away if that is asked. */
  resetUser: (user: string, asked: { removes_totp: boolean }) => Promise<Invitation>;
  listUsers: () => Promise<User[]>;
  /**
   * Lets the next key sign access tokens, and publishes another; answers whose turn it is. Tokens of the keys
   * before stay good unless `ends_old`, which is for a key that someone has seen.
   */
  rotateKeys: (asked: { ends_old: boolean }) => Promise<{ kid: string }>;
  /** Adds the demo films that are not there; answers how many. */
  loadDemoFilms: () => Promise<number>;
  close: () => Promise<void>;
};

/** @throws StartError where the database's schema is not the one that this program knows. */
export async function openOperator(config: AppConfig): Promise<Operator> {
  setCatalogueTimeZone(config.catalogue_tz);
  const db = openDatabase({
    url: config.direct_database_url ?? config.database_url,
    has_named_statements: false,
    pool_size: 2,
    onError: () => {},
  });
  await requireSchema(db);
  const throttle = new Throttle(postgresAllowances(db, () => {}));
  const meter = new UsageMeter(db.prisma, () => {});
  const { access } = assembleApplication(config, db, new AccessMemory(), { throttle, meter });
  const ctx: AccessContext = {
    actor: { kind: "system", name: "Marquee" },
    door: "system",
    request_id: newId(),
    db,
    access,
    address: undefined,
    user_agent: undefined,
  };
  return {
    createUser: (input) => telling(() => createUser(ctx, parsedUser(input))),
    resetUser: (user, { removes_totp }) =>
      telling(async () => {
        const { id } = await namedUser(ctx, user);
        return inTransaction(ctx, ctx.db.limits.ordinary, async (within) => {
          if (removes_totp) await removeUserTotp(within, { id });
          return inviteUser(within, { id });
        });
      }),
    listUsers: () => telling(() => everyone(ctx)),
    rotateKeys: (asked) => telling(() => rotateTokenKeys(ctx, asked)),
    loadDemoFilms: () =>
      telling(async () => {
        const { films: movies } = demoFilms(catalogueToday());
        return (await loadMovies(ctx, { movies, what: "demo films" })).loaded;
      }),
    close: async () => {
      await meter.stop();
      await db.close();
    },
  };
}

async function requireSchema(db: Database): Promise<void> {
  try {
    if (await isSchemaCurrent(db)) return;
  } catch (error) {
    // An empty database has no record of migrations to look at.
    if (databaseProblem(error)) throw tellable(error);
  }
  await db.close();
  throw new StartError(
    "The database's schema is older than this program. Bring it up to date with `marquee migrate`, or start Marquee once.",
  );
}

function parsedUser(input: { user: string; role: string }): CreateUserInput {
  const parsed = CreateUserInput.safeParse(input);
  if (!parsed.success) throw invalidInput(parsed.error);
  return parsed.data;
}

async function namedUser(ctx: AccessContext, user: string): Promise<{ id: string }> {
  const found = await findAccountByName(ctx.db, user);
  if (!found) throw new ServiceError("user_not_found", `There is no user named ${user}.`);
  if (found.account.is_disabled) {
    throw new ServiceError("forbidden", `${found.account.name} is disabled: enable them first.`);
  }
  return found.account;
}

async function everyone(ctx: AccessContext): Promise<User[]> {
  const users: User[] = [];
  let cursor: string | undefined;
  do {
    const page = await listUsers(ctx, { limit: 1_000, cursor });
    users.push(...page.users);
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return users;
}

async function telling<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw tellable(error);
  }
}
