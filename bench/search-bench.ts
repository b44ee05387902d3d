import { demoFilms } from "@marquee/api/demo-films";
import { prepareDatabase } from "@marquee/api/prepare";
import { type Database, openDatabase } from "@marquee/db/database";
import { Prisma } from "@marquee/db/generated/client";
import { newId } from "@marquee/db/id";
import type { ServiceContext } from "@marquee/services/context";
import { listMovies } from "@marquee/services/movie-read";
import { startBenchPostgres } from "./bench-database";
import { Closers } from "./closers";
import { type Chance, chance, mistyped, resemblingTitles } from "./resembling-titles";

const { sql } = Prisma;
const searches = 200;
const filmsPerInsert = 10_000;

/**
 * Searches a catalogue of titles like real ones, and prints what each kind of search costs in Postgres
 * and how often the title that was meant is among the first ten.
 */
export async function benchSearch({ films }: { films: number }): Promise<void> {
  const closers = new Closers();
  try {
    const { url } = await startBenchPostgres(closers);
    const migrations_directory = `${import.meta.dirname}/../prisma/migrations`;
    const config = { database_url: url, direct_database_url: undefined };
    await prepareDatabase({ config, migrations_directory });
    const db = openDatabase({ url, has_named_statements: true, pool_size: 1, onError: () => {} });
    closers.add(db.close);
    const titles = await fill(db, films);
    process.stdout.write(
      `${films} films. Milliseconds of Postgres for a search, both statements:\n`,
    );
    for (const [kind, typed] of Object.entries(kinds)) {
      const random = chance(7);
      const samples = Array.from({ length: searches }, () => pick(titles, random));
      await measure(
        db,
        kind,
        samples.map((title) => ({ title, q: typed(title, random) })),
      );
    }
  } finally {
    await closers.close();
  }
}

const words = (title: string) => title.split(" ");
const kinds: Record<string, (title: string, random: Chance) => string> = {
  "a whole title": (title) => title,
  "one of its words": (title, random) => pick(words(title), random),
  "its first letters": (title) => title.slice(0, 4),
  "a whole title with a typing error": mistyped,
  "a word with a typing error": (title, random) =>
    mistyped(
      pick(
        words(title).filter((word) => word.length > 4),
        random,
      ) ?? title,
      random,
    ),
};

function pick<T>(from: readonly T[], random: Chance): T {
  return from[Math.floor(random() * from.length)] as T;
}

async function fill(db: Database, films: number): Promise<string[]> {
  const real = demoFilms("2026-11-24").films.map((film) => film.title);
  const next = resemblingTitles(real, chance(1));
  for (let first = 0; first < films; first += filmsPerInsert) {
    const count = Math.min(filmsPerInsert, films - first);
    const made = Array.from(
      { length: count },
      (_, at) => (first === 0 ? real[at] : undefined) ?? next(),
    );
    await db.prisma.$executeRaw(sql`
      INSERT INTO movies (id, title, genre, expiry_date, release_year)
      SELECT id, title, 'Drama', '2027-01-01', 1900 + (ordinality + ${first}) % 120
      FROM unnest(${made.map(newId)}::uuid[], ${made}::text[]) WITH ORDINALITY AS made (id, title)
      ON CONFLICT DO NOTHING`);
  }
  await db.prisma.$executeRaw(sql`VACUUM ANALYZE movies`);
  return real;
}

async function measure(db: Database, kind: string, samples: { title: string; q: string }[]) {
  const costs: number[] = [];
  let found = 0;
  for (const { title, q } of samples) {
    const spent = { ms: 0 };
    const ctx = explaining(db, spent);
    const { movies } = await listMovies(ctx, { q, limit: 10 });
    if (movies.some((movie) => movie.title === title)) found += 1;
    costs.push(spent.ms);
  }
  costs.sort((one, other) => one - other);
  const at = (share: number) => (costs[Math.floor(share * (costs.length - 1))] ?? 0).toFixed(1);
  const share = Math.round((found / samples.length) * 100);
  process.stdout.write(
    `  ${kind.padEnd(36)} p50 ${at(0.5)}  p95 ${at(0.95)}  most ${at(1)}   meant one in the first 10: ${share} %\n`,
  );
}

type Timed = { "QUERY PLAN": [{ "Planning Time": number; "Execution Time": number }] };

/** Has every statement also explained three times: the least is what it takes on a quiet machine. */
function explaining(db: Database, spent: { ms: number }): ServiceContext {
  const $queryRaw = async (query: Prisma.Sql) => {
    const times: number[] = [];
    for (let run = 0; run < 3; run += 1) {
      const [row] = await db.prisma.$queryRaw<Timed[]>(
        sql`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${query}`,
      );
      const plan = row?.["QUERY PLAN"][0];
      times.push((plan?.["Planning Time"] ?? 0) + (plan?.["Execution Time"] ?? 0));
    }
    spent.ms += Math.min(...times);
    return db.prisma.$queryRaw(query);
  };
  return {
    actor: { kind: "system", name: "bench" },
    door: "system",
    request_id: "bench",
    db: { ...db, prisma: { $queryRaw } as unknown as Database["prisma"] },
  };
}
