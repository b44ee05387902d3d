import { openDatabase } from "@marquee/db/database";
import { Prisma } from "@marquee/db/generated/client";
import { delayWrites } from "@marquee/db/late-dispatch-fixture";
import { aMovie } from "@marquee/schemas/movie-arbitrary";
import type { ServiceContext } from "@marquee/services/context";
import { createMovie } from "@marquee/services/movie-write";
import { inTransaction } from "@marquee/services/run-transaction";
import { expect } from "vitest";
import { type Fleet, inParallel, tally } from "./fleet";

/** Some way to run statements as one transaction. */
type Transact = (
  ctx: ServiceContext,
  run: (within: ServiceContext) => Promise<unknown>,
) => Promise<unknown>;

const limits = { statementMs: 200, wholeMs: 400 };
/** Two of these take longer than a transaction may more often than not. */
const mostDelayMs = 500;

const asTheProduct: Transact = (ctx, run) => inTransaction(ctx, limits, run);

/**
 * Prisma's own limit lies below those of the database, which the product takes care that it never does: it
 * rolls back, and what was held back is then written outside any transaction (prisma#29762).
 */
const withPrismaFirst: Transact = (ctx, run) =>
  ctx.db.prisma.$transaction((client) => run({ ...ctx, transaction: { client, afterwards: [] } }), {
    maxWait: 5_000,
    timeout: limits.wholeMs,
  });

/**
 * Transactions of two writes whose statements are sent late, often too late: both writes are
 * there if that was said, and neither is if not.
 */
export async function delayStatements(fleet: Fleet, { tries }: { tries: number }): Promise<object> {
  const { told, untrue } = await tellLate(fleet, asTheProduct, "Late", tries);
  expect(untrue).toEqual([]);
  const counts = tally(told);
  expect(Object.keys(counts).filter((status) => status !== "201" && status !== "503")).toEqual([]);
  return counts;
}

/** The same where Prisma gives up before the database does: sooner or later what was said is not so. */
export async function letPrismaGiveUpFirst(
  fleet: Fleet,
  { most }: { most: number },
): Promise<object> {
  for (let tries = 100; tries <= most; tries += 100) {
    const { untrue } = await tellLate(fleet, withPrismaFirst, `Given up ${tries}`, 100);
    if (untrue.length > 0) return { tries, untrue: untrue.length };
  }
  throw new Error("The check saw nothing: it could not see a partial effect either");
}

type Told = { title: string; status: number };

/** What was said of each transaction, and of which of them it is not so. */
async function tellLate(
  { api }: Fleet,
  transact: Transact,
  name: string,
  tries: number,
): Promise<{ told: Told[]; untrue: (Told & { films: number })[] }> {
  const db = openDatabase({
    url: api.config.database_url,
    has_named_statements: true,
    pool_size: 20,
    onError: () => {},
  });
  const delayNoMore = delayWrites(mostDelayMs);
  const actor = { kind: "system" as const, name: "Storm" };
  const ctx = { actor, door: "system" as const, request_id: "storm", db };
  const told = await inParallel(tries, 20, async (at): Promise<Told> => {
    const title = `${name} ${at}`;
    const both = transact(ctx, async (within) => {
      await createMovie(within, aMovie({ title, release_year: 2001 }));
      await createMovie(within, aMovie({ title, release_year: 2002 }));
    });
    return both.then(
      () => ({ title, status: 201 }),
      (error) => ({ title, status: error.status ?? 500 }),
    );
  });
  // A statement that was held back may still be on its way.
  await new Promise((resolve) => setTimeout(resolve, 2 * mostDelayMs));
  delayNoMore();
  await db.close();
  const found = await api.db.prisma.$queryRaw<{ title: string; films: number }[]>(Prisma.sql`
    SELECT title, count(*)::integer AS films FROM movies WHERE title LIKE ${`${name} %`} GROUP BY title`);
  const films = new Map(found.map((row) => [row.title, row.films]));
  const all = told.map((one) => ({ ...one, films: films.get(one.title) ?? 0 }));
  return { told, untrue: all.filter((one) => one.films !== (one.status === 201 ? 2 : 0)) };
}
