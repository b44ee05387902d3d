import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AppConfig } from "@marquee/api/config";
import { prepareDatabase } from "@marquee/api/prepare";
import { openDatabase } from "@marquee/db/database";
import { startEmbeddedPostgres } from "@marquee/db/embedded";
import { Movie } from "@marquee/schemas/movie";
import { loadMovies } from "@marquee/services/movie-load";
import pg from "pg";
import type { Closers } from "./closers";
import { generatedFilm } from "./generated-films";

export type BenchPostgres = { url: string; folder: string; pid: number };
export type KnownFilm = { id: string; title: string; expiry_date: string };

// Many change sets, as a catalogue in use has: while that table is tiny, Postgres plans the look-ups in
// it as scans, and keeps those plans as it grows.
const filmsPerChangeSet = 250;

/** A PostgreSQL of the bench's own, in a temporary folder that goes when the bench ends. */
export async function startBenchPostgres(closers: Closers): Promise<BenchPostgres> {
  const folder = mkdtempSync(join(tmpdir(), "marquee-bench-"));
  chmodSync(folder, 0o711);
  closers.add(() => rmSync(folder, { recursive: true, force: true }));
  // Vacuuming or a checkpoint would fall on whichever server happens to be measured.
  const settings = { autovacuum: "off", max_wal_size: "16GB", checkpoint_timeout: "1h" };
  const postgres = await startEmbeddedPostgres({ dataDir: folder, log: () => {}, settings });
  closers.add(() => postgres.stop());
  const pid = readFileSync(join(folder, "postgres/postmaster.pid"), "utf8").split("\n")[0];
  return { url: postgres.url, folder, pid: Number(pid) };
}

/** Gives a database its schema, an administrator, and generated films with their history. */
export async function fillDatabase(
  config: AppConfig,
  admin: { user: string; password: string },
  films: number,
): Promise<void> {
  const migrations_directory = join(import.meta.dirname, "../prisma/migrations");
  await prepareDatabase({ config, migrations_directory, admin });
  const url = config.database_url;
  const db = openDatabase({ url, has_named_statements: true, pool_size: 1, onError: () => {} });
  const actor = { kind: "system", name: "bench" } as const;
  const ctx = { actor, door: "system", request_id: "bench", db } as const;
  for (let first = 0; first < films; first += filmsPerChangeSet) {
    const count = Math.min(filmsPerChangeSet, films - first);
    const movies = Array.from({ length: count }, (_, index) =>
      Movie.parse(generatedFilm(first + index)),
    );
    const { loaded } = await loadMovies(ctx, { movies, what: "generated films" });
    if (loaded !== count) throw new Error("Generated films repeat themselves");
  }
  await db.close();
  await query(url, "VACUUM ANALYZE");
}

/** The films there are, in an order that is neither that of titles nor that of ids. */
export async function readFilms(url: string): Promise<KnownFilm[]> {
  const columns = "id, title, expiry_date::text AS expiry_date";
  const { rows } = await query<KnownFilm>(
    url,
    `SELECT ${columns} FROM movies ORDER BY md5(title_key), release_year`,
  );
  return rows;
}

async function query<Row extends pg.QueryResultRow>(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query<Row>(sql);
  } finally {
    await client.end();
  }
}
