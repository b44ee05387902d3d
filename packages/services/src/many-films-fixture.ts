import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Database } from "@marquee/db/database";
import type { Movie } from "@marquee/schemas/movie";
import { from as copyFrom } from "pg-copy-streams";
import { chance, pick, resemblingTitles } from "./resembling-titles";

const genres = "Drama Drama Drama Comedy Comedy Thriller Action Horror Romance War".split(" ");
/** The genre of one film alone, however many there are. */
export const loneGenre = "Lone";
const firstYear = 1930;
const years = 96;

/** The titles of over 3,000 real films. */
export function realTitles(): string[] {
  const entry = createRequire(import.meta.url).resolve("vega-datasets");
  const text = readFileSync(new URL("../data/movies.json", `file://${entry}`), "utf8");
  const rows = JSON.parse(text) as { Title: string | number | null }[];
  return [...new Set(rows.flatMap(({ Title }) => (Title === null ? [] : [String(Title)])))];
}

/** What of a film is made up here; other fields are left to their defaults. */
type PlainFilm = Pick<Movie, "title" | "genre" | "expiry_date" | "release_year">;

/**
 * Real films, then films with titles like theirs, always the same ones. Genres are as unequal as they are
 * in life: three films in ten are dramas, 1 in 200 is Silent, and one alone is Lone. Rights often end with
 * a year.
 */
export function* manyFilms(count: number): Generator<PlainFilm> {
  const random = chance(1);
  const real = realTitles();
  const next = resemblingTitles(real, random);
  const namesakes = new Map<string, { first: number; films: number }>();
  for (let made = 0; made < count; ) {
    const title = real[made] ?? next();
    const key = title.normalize("NFKC").toLowerCase().replace(/\s+/g, " ");
    const { first, films } = namesakes.get(key) ?? {
      first: Math.floor(random() * years),
      films: 0,
    };
    if (films === years) continue;
    namesakes.set(key, { first, films: films + 1 });
    made += 1;
    const genre = random() < 1 / 200 ? "Silent" : (pick(genres, random) ?? "");
    const day = random() < 0.1 ? 365 : 1 + Math.floor(random() * 364);
    const last = new Date(Date.UTC(2024 + Math.floor(random() * 10), 0, day));
    yield {
      title,
      genre: made === 1_000 ? loneGenre : genre,
      expiry_date: last.toISOString().slice(0, 10),
      release_year: firstYear + ((first + films) % years),
    };
  }
}

/** Fills a catalogue with so many films, by COPY, and lets Postgres count them. Last changes are all different. */
export async function loadManyFilms({ streams }: Database, count: number): Promise<void> {
  // Of the pool whose statements may take long.
  const client = await streams.connect();
  try {
    const begin = Date.UTC(2026, 0, 1);
    const lines = function* () {
      let at = 0;
      for (const film of manyFilms(count)) {
        at += 1;
        const fields = [scatteredId(at), film.title.replaceAll("\\", "\\\\"), film.genre];
        const changed = new Date(begin + at * 1_000).toISOString();
        yield `${[...fields, film.expiry_date, film.release_year, changed].join("\t")}\n`;
      }
    };
    const columns = "id, title, genre, expiry_date, release_year, updated_at";
    // Tests do not wait for the disk when they commit. Only what is there can VACUUM call visible to all,
    // without which no index is read alone.
    await client.query("BEGIN; SET LOCAL synchronous_commit = on");
    const into = client.query(copyFrom(`COPY movies (${columns}) FROM STDIN`));
    await pipeline(Readable.from(lines()), into);
    await client.query("COMMIT");
    await client.query("VACUUM ANALYZE movies");
  } finally {
    client.release();
  }
}

/** The id of the film of a place: no two are alike, and neighbours' lie far apart. */
function scatteredId(at: number): string {
  const random = chance(at);
  const digits = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
