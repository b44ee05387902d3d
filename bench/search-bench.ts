import { prepareDatabase } from "@marquee/api/prepare";
import { openDatabase } from "@marquee/db/database";
import { loadManyFilms, realTitles } from "@marquee/services/many-films-fixture";
import { searchFigures, searchLine } from "@marquee/services/search-figures";
import { startBenchPostgres } from "./bench-database";
import { Closers } from "./closers";

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
    await loadManyFilms(db, films);
    const actor = { kind: "system", name: "bench" } as const;
    const ctx = { actor, door: "system", request_id: "bench", db } as const;
    const figures = await searchFigures(ctx, { titles: realTitles(), searches: 200 });
    process.stdout.write(
      `${films} films. Milliseconds of Postgres for a search, both statements:\n`,
    );
    for (const line of figures.map(searchLine)) process.stdout.write(`  ${line}\n`);
  } finally {
    await closers.close();
  }
}
