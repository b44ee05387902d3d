import { setTimeout as sleep } from "node:timers/promises";
import { longestTypedName } from "@marquee/auth/user";
import type { Database } from "@marquee/db/database";
import { Prisma } from "@marquee/db/generated/client";
import { ServiceError } from "@marquee/schemas/service-error";
import { addressNetwork } from "./caller";
import type { AccessContext } from "./context";
import { asServiceError } from "./database-call";

const { sql } = Prisma;

/** Failed guesses that count together: of an account, of a known device of it, of an address. */
type Budget = { key: string; most: number };

const mostOfAccount = 10;
const mostOfAddress = 100;
const guessWindow = sql`interval '15 minutes'`;
/** Another guess may be under way that turns out right and gives its place back: worth asking again for. */
const waitsMs = [200, 500];

/** Leave to look at credentials once, or not. */
export type GuessLeave =
  | {
      is_given: true;
      /** Must be called where the credentials are right; else the attempt counts as failed. */
      wasRight: () => Promise<void>;
    }
  | {
      is_given: false;
      /** Seconds until the next attempt is looked at. */
      retry_after: number;
      /** False where the same was refused within a minute: it need not be written down again. */
      is_news: boolean;
    };

/**
 * Asks leave to look at credentials that are said to be of `user` (undefined: a program's, whose secrets
 * nobody guesses). At most 10 attempts fail in any 15 minutes for an account, known or not, and 100 for an
 * address, over all instances: each is counted before it is looked at. A device on which the account's owner
 * has signed in before has 10 of its own, so that nobody else can lock the owner out.
 */
export async function askToGuess(
  ctx: AccessContext,
  user: string | undefined,
): Promise<GuessLeave> {
  try {
    return await ask(ctx, await budgetsOf(ctx, user));
  } catch (error) {
    throw asServiceError(error);
  }
}

/**
 * Asks leave to look at what is to confirm that a signed-in person is themselves: their password, or a code.
 * 10 fail for an account as with sign-ins, and apart from those, so that nobody without a session can keep
 * its owner from changing a password.
 */
export async function askToConfirm(ctx: AccessContext, user_id: string): Promise<GuessLeave> {
  try {
    return await ask(ctx, [{ key: `confirmation:${user_id}`, most: mostOfAccount }]);
  } catch (error) {
    throw asServiceError(error);
  }
}

async function ask({ db }: AccessContext, budgets: readonly Budget[]): Promise<GuessLeave> {
  for (const waitMs of [...waitsMs, undefined]) {
    const taken = await take(db, budgets);
    if (taken.length === budgets.length) {
      return { is_given: true, wasRight: () => giveBack(db, taken) };
    }
    await giveBack(db, taken);
    if (waitMs !== undefined) await sleep(waitMs);
  }
  return { is_given: false, ...(await refusal(db, budgets)) };
}

async function budgetsOf(ctx: AccessContext, user: string | undefined): Promise<Budget[]> {
  const address =
    ctx.address === undefined
      ? []
      : [{ key: `address:${addressNetwork(ctx.address)}`, most: mostOfAddress }];
  if (user === undefined) return address;
  const { account_key, ...owner } = await guessedAccount(ctx, user);
  const device =
    owner.id !== null && owner.session_version !== null && ctx.device !== undefined
      ? ctx.access.devices.recognise(ctx.device, {
          id: owner.id,
          session_version: owner.session_version,
        })
      : undefined;
  if (device !== undefined) return [{ key: `device:${device}`, most: mostOfAccount }];
  return [{ key: `account:${account_key}`, most: mostOfAccount }, ...address];
}

type GuessedAccount = { account_key: string; id: string | null; session_version: number | null };

/** The same statement for a name that is known and one that is not. */
async function guessedAccount({ db }: AccessContext, user: string): Promise<GuessedAccount> {
  const name = user.slice(0, longestTypedName).toWellFormed().replaceAll("\0", "\ufffd");
  const [found] = await db.prisma.$queryRaw<GuessedAccount[]>(sql`
    SELECT encode(sha256(convert_to(guessed."key", 'UTF8')), 'hex') AS "account_key", users."id", users."session_version"
    FROM (SELECT text_key(${name}::text) AS "key") AS guessed LEFT JOIN users ON users."name_key" = guessed."key"`);
  if (!found) throw new Error("A name has no key");
  return found;
}

type TakenGuess = { key: string; taken_at: string };

/** What is still in the window of a row's times. */
const recent = (at: Prisma.Sql) =>
  sql`ARRAY(SELECT one FROM unnest(${at}) AS one WHERE one > clock_timestamp() - ${guessWindow} ORDER BY one)`;

/** Counts an attempt against each budget that has room, and answers which those are. */
async function take({ prisma }: Database, budgets: readonly Budget[]): Promise<TakenGuess[]> {
  if (budgets.length === 0) return [];
  const keys = budgets.map(({ key }) => key);
  const mosts = budgets.map(({ most }) => most);
  return prisma.$queryRaw<TakenGuess[]>(sql`
    INSERT INTO sign_in_guesses AS known ("key", "most", "at", "last_at")
    SELECT "key", "most", ARRAY[clock_timestamp()], clock_timestamp()
    FROM unnest(${keys}::text[], ${mosts}::integer[]) AS budget ("key", "most") ORDER BY "key"
    ON CONFLICT ("key") DO UPDATE SET "most" = excluded."most",
      "at" = ${recent(sql`known."at"`)} || clock_timestamp(), "last_at" = clock_timestamp()
    WHERE cardinality(${recent(sql`known."at"`)}) < excluded."most"
    RETURNING "key", "at"[cardinality("at")]::text AS "taken_at"`);
}

async function giveBack({ prisma }: Database, taken: readonly TakenGuess[]): Promise<void> {
  if (taken.length === 0) return;
  const keys = taken.map(({ key }) => key);
  const times = taken.map(({ taken_at }) => taken_at);
  await prisma.$executeRaw(sql`
    UPDATE sign_in_guesses AS known SET "at" = array_remove(known."at", given."taken_at")
    FROM unnest(${keys}::text[], ${times}::timestamptz[]) AS given ("key", "taken_at")
    WHERE known."key" = given."key"`);
}

/** When the fullest budget has room again, and whether that was told within a minute. */
async function refusal({ prisma }: Database, budgets: readonly Budget[]) {
  const keys = budgets.map(({ key }) => key);
  const [full] = await prisma.$queryRaw<{ retry_after: number | null; is_news: boolean }[]>(sql`
    WITH full_ones AS (
      SELECT "key", "told_at", ${recent(sql`"at"`)} AS "at" FROM sign_in_guesses
      WHERE "key" = ANY(${keys}::text[]) AND cardinality(${recent(sql`"at"`)}) >= "most"
    ), told AS (
      UPDATE sign_in_guesses SET "told_at" = clock_timestamp() FROM full_ones
      WHERE sign_in_guesses."key" = full_ones."key"
        AND coalesce(sign_in_guesses."told_at" < clock_timestamp() - interval '1 minute', true)
      RETURNING 1
    )
    SELECT max(ceil(extract(epoch FROM "at"[1] + ${guessWindow} - clock_timestamp())))::integer AS "retry_after",
      EXISTS (SELECT 1 FROM told) AS "is_news" FROM full_ones`);
  return { retry_after: Math.max(1, full?.retry_after ?? 1), is_news: full?.is_news ?? false };
}

/** The refusal of an attempt that was not looked at. */
export function tooManyGuesses(retry_after: number): ServiceError {
  const minutes = Math.ceil(retry_after / 60);
  return new ServiceError(
    "rate_limited",
    `Too many attempts have failed. Try again in ${minutes === 1 ? "a minute" : `${minutes} minutes`}.`,
    { details: { retry_after } },
  );
}

/** Removes counts that no longer count. The program's own. Answers how many it removed. */
export async function forgetOldGuesses({ prisma }: Database): Promise<number> {
  return prisma.$executeRaw(
    sql`DELETE FROM sign_in_guesses WHERE "last_at" < CURRENT_TIMESTAMP - ${guessWindow}`,
  );
}
