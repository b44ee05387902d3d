import type { Database } from "@marquee/db/database";
import { Prisma } from "@marquee/db/generated/client";
import type { ServiceContext } from "./context";
import { readRows, writeRows } from "./database-call";

const { sql } = Prisma;

/** Failed guesses that count together: of an account, of a known device of it, of an address. */
export type Budget = { key: string; most: number };

/** One attempt as it counts against one budget. */
export type TakenGuess = { key: string; taken_at: string };

const guessWindow = sql`interval '15 minutes'`;
/** What is under way for longer counts as failed: whoever looked at it may be gone. */
export const longestLookS = 30;
const longestLook = sql`make_interval(secs => ${longestLookS}::double precision)`;

/** What of some times is in the window, in order. */
const recent = (times: Prisma.Sql) =>
  sql`ARRAY(SELECT one FROM unnest(${times}) AS one WHERE one > clock_timestamp() - ${guessWindow} ORDER BY one)`;

const abandoned = sql`ARRAY(SELECT one FROM unnest("under_way") AS one WHERE one <= clock_timestamp() - ${longestLook})`;
const failed = recent(sql`"at" || ${abandoned}`);

/**
 * Counts an attempt as under way against each budget that has room, and answers which those are. Rows are
 * locked in the order of their keys, here and below.
 */
export function takeGuess(ctx: ServiceContext, budgets: readonly Budget[]): Promise<TakenGuess[]> {
  return writeRows(
    alone(ctx),
    sql`INSERT INTO sign_in_guesses AS known ("key", "most", "at", "under_way", "last_at")
      SELECT "key", "most", '{}', ARRAY[clock_timestamp()], clock_timestamp()
      FROM unnest(${budgets.map(({ key }) => key)}::text[], ${budgets.map(({ most }) => most)}::integer[])
        AS budget ("key", "most") ORDER BY "key"
      ON CONFLICT ("key") DO UPDATE SET "most" = excluded."most", "at" = ${recent(sql`known."at"`)},
        "under_way" = ${recent(sql`known."under_way"`)} || clock_timestamp(), "last_at" = clock_timestamp()
      WHERE cardinality(${recent(sql`known."at" || known."under_way"`)}) < excluded."most"
      RETURNING "key", "under_way"[cardinality("under_way")]::text AS "taken_at"`,
  );
}

/** An attempt is over. A failed one counts from when it was begun; another one no more. */
export async function endGuess(
  ctx: ServiceContext,
  taken: readonly TakenGuess[],
  { has_failed }: { has_failed: boolean },
): Promise<void> {
  const [keys, times] = [taken.map(({ key }) => key), taken.map(({ taken_at }) => taken_at)];
  await writeRows(
    alone(ctx),
    sql`WITH mine AS (
        SELECT sign_in_guesses."key", "taken_at" FROM sign_in_guesses
        JOIN unnest(${keys}::text[], ${times}::timestamptz[]) AS given ("key", "taken_at")
          ON given."key" = sign_in_guesses."key"
        ORDER BY sign_in_guesses."key" FOR UPDATE OF sign_in_guesses
      )
      UPDATE sign_in_guesses AS known SET "under_way" = array_remove(known."under_way", mine."taken_at"),
        "at" = CASE WHEN ${has_failed}::boolean THEN known."at" || mine."taken_at" ELSE known."at" END
      FROM mine WHERE known."key" = mine."key" RETURNING 1`,
  );
}

/**
 * In how many seconds a budget has room again that is full of attempts that failed; undefined where none is:
 * what is under way may yet make room.
 */
export async function secondsUntilRoom(
  ctx: ServiceContext,
  budgets: readonly Budget[],
): Promise<number | undefined> {
  const [full] = await readRows<{ seconds: number | null }>(
    alone(ctx),
    sql`SELECT max(ceil(extract(epoch FROM "failed"[1] + ${guessWindow} - clock_timestamp())))::integer AS "seconds"
      FROM (SELECT "most", ${failed} AS "failed" FROM sign_in_guesses
        WHERE "key" = ANY(${budgets.map(({ key }) => key)}::text[])) AS budget
      WHERE cardinality("failed") >= "most"`,
  );
  return full?.seconds === null ? undefined : full?.seconds;
}

/** Notes that full budgets were told of. False where that was so within a minute of each. */
export async function noteTold(ctx: ServiceContext, budgets: readonly Budget[]): Promise<boolean> {
  const told = await writeRows<unknown>(
    alone(ctx),
    sql`WITH untold AS (
        SELECT "key" FROM sign_in_guesses WHERE "key" = ANY(${budgets.map(({ key }) => key)}::text[])
          AND cardinality(${recent(sql`"at" || "under_way"`)}) >= "most"
          AND coalesce("told_at" < clock_timestamp() - interval '1 minute', true)
        ORDER BY "key" FOR UPDATE
      )
      UPDATE sign_in_guesses SET "told_at" = clock_timestamp() FROM untold
      WHERE sign_in_guesses."key" = untold."key" RETURNING 1`,
  );
  return told.length > 0;
}

/** Removes counts that no longer count. The program's own. Answers how many it removed. */
export async function forgetOldGuesses({ prisma }: Database): Promise<number> {
  // A row that someone holds is about to count again.
  return prisma.$executeRaw(
    sql`DELETE FROM sign_in_guesses WHERE "key" IN (SELECT "key" FROM sign_in_guesses
      WHERE "last_at" < CURRENT_TIMESTAMP - ${guessWindow} FOR UPDATE SKIP LOCKED)`,
  );
}

/** An attempt counts whatever becomes of the transaction in which it is made. */
function alone({ transaction: _, ...ctx }: ServiceContext): ServiceContext {
  return ctx;
}
