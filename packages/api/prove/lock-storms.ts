import { openDatabase } from "@marquee/db/database";
import { Prisma } from "@marquee/db/generated/client";
import { aMovie } from "@marquee/schemas/movie-arbitrary";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import { createMovie } from "@marquee/services/movie-write";
import { inTransaction } from "@marquee/services/run-transaction";
import { expect } from "vitest";
import { startDelayingProxy } from "./delaying-proxy";
import { type Asked, type Fleet, inParallel, tally } from "./fleet";

/**
 * Writers who take the same places in crossed order: two groups of films with the same titles, whose ids
 * run against each other, are moved to the same year and back. Postgres has to break deadlocks; callers
 * see none.
 */
export async function crossLocks(
  { ask, api }: Fleet,
  { writers, ms }: { writers: number; ms: number },
): Promise<object> {
  const titles = Array.from({ length: 300 }, (_, at) => `Crossed ${at}`);
  const groups: string[][] = [];
  for (const [group, order] of [titles, [...titles].reverse()].entries()) {
    const ids: string[] = [];
    for (const title of order) {
      const body = aMovie({ title, release_year: 1900 + group });
      const { text } = await ask({ method: "POST", path: "/api/movies", body });
      ids.push((JSON.parse(text) as MovieRecord).id);
    }
    groups.push(ids);
  }
  const before = await deadlocks(api.db);
  const until = Date.now() + ms;
  const answers: { status: number }[] = [];
  await inParallel(writers, writers, async (writer) => {
    while (Date.now() < until) {
      const answer = await ask(someWrite(groups[writer % 2] ?? [], writer));
      answers.push(answer);
      if (answer.status === 503) expect(answer.headers.get("retry-after")).toMatch(/^\d+$/);
    }
  });
  const counts = tally(answers);
  const allowed = ["200", "204", "409", "412", "503"];
  expect(Object.keys(counts).filter((status) => !allowed.includes(status))).toEqual([]);
  return { ...counts, deadlocks: (await deadlocks(api.db)) - before };
}

function someWrite(ids: string[], writer: number): Asked {
  const release_year = Math.random() < 0.5 ? 1910 : 1900 + (writer % 2);
  if (Math.random() < 0.7) {
    const shuffled = [...ids].sort(() => Math.random() - 0.5);
    const body = { ids: shuffled, set: { release_year }, expected_count: ids.length };
    return { method: "POST", path: "/api/movies/bulk", body };
  }
  const id = ids[Math.floor(Math.random() * ids.length)];
  const headers = { "if-match": `"v${1 + Math.floor(Math.random() * 3)}"` };
  return { method: "PATCH", path: `/api/movies/${id}`, headers, body: { release_year } };
}

async function deadlocks({ prisma }: Fleet["api"]["db"]): Promise<number> {
  const [found] = await prisma.$queryRaw<{ deadlocks: number }[]>(Prisma.sql`
    SELECT deadlocks::integer FROM pg_stat_database WHERE datname = current_database()`);
  return found?.deadlocks ?? 0;
}

/**
 * Transactions of two writes whose statements reach the database late, often too late: both writes are
 * there or neither is, whatever the caller was told, and what was told to be done is.
 */
export async function delayStatements(
  { api }: Fleet,
  { tries }: { tries: number },
): Promise<object> {
  const proxy = await startDelayingProxy(api.config.database_url, 150);
  const db = openDatabase({
    url: proxy.url,
    has_named_statements: true,
    pool_size: 20,
    onError: () => {},
  });
  const actor = { kind: "system" as const, name: "Storm" };
  const ctx = { actor, door: "system" as const, request_id: "storm", db };
  const limits = { statementMs: 100, wholeMs: 200 };
  const told = await inParallel(tries, 20, async (at) => {
    const one = aMovie({ title: `Late ${at}`, release_year: 2001 });
    const other = aMovie({ title: `Late ${at}`, release_year: 2002 });
    const both = inTransaction(ctx, limits, async (within) => {
      await createMovie(within, one);
      await createMovie(within, other);
    });
    return both.then(
      () => ({ title: one.title, status: 201 }),
      (error) => ({ title: one.title, status: error.status ?? 500 }),
    );
  });
  await db.close();
  proxy.close();
  // A statement held back by the proxy may still be on its way.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const found = await api.db.prisma.$queryRaw<{ title: string; films: number }[]>(Prisma.sql`
    SELECT title, count(*)::integer AS films FROM movies WHERE title LIKE 'Late %' GROUP BY title`);
  const films = new Map(found.map(({ title, films }) => [title, films]));
  expect(found.filter((row) => row.films !== 2)).toEqual([]);
  expect(told.filter(({ status, title }) => status === 201 && !films.has(title))).toEqual([]);
  const counts = tally(told);
  expect(Object.keys(counts).filter((status) => status !== "201" && status !== "503")).toEqual([]);
  return { ...counts, kept: films.size };
}
