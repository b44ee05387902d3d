import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { addDays } from "@marquee/schemas/calendar";
import type { CalendarDate } from "@marquee/schemas/calendar-date";
import { Movie } from "@marquee/schemas/movie";

/** One row of vega-datasets' movies.json, as far as it is used. */
type RawFilm = {
  Title: string | number | null;
  "Major Genre": string | null;
  "Creative Type": string | null;
  "Release Date": string | null;
};

/** The data was gathered in 2010: a later year is one of the century before, written with two digits. */
const lastYear = 2011;

/**
 * Over 3,000 real films, of a data set that is dirty on purpose. It is repaired where it says how:
 * numeric titles are text, "Big Parade, The" is "The Big Parade", years a century late go back, and a
 * film without a genre has its creative type, or "Unknown". What lacks a title is left out. Expiry
 * dates are made up, the same ones for the same `today`: about 4 in 100 have passed, 2 in 100 come
 * within a week, 6 in 100 within a month.
 */
export function demoFilms(today: CalendarDate): { films: Movie[]; left_out: number } {
  const rows = JSON.parse(readFileSync(moviesFile(), "utf8")) as RawFilm[];
  const films = rows.flatMap((row, index) => usableFilm(row, expiryDate(today, index)) ?? []);
  return { films, left_out: rows.length - films.length };
}

function moviesFile(): URL {
  const entry = createRequire(import.meta.url).resolve("vega-datasets");
  return new URL("../data/movies.json", `file://${entry}`);
}

function usableFilm(row: RawFilm, expiry_date: CalendarDate | undefined): Movie | undefined {
  const year = Number(row["Release Date"]?.match(/\d{4}$/)?.[0]);
  return Movie.safeParse({
    title: row.Title === null ? null : String(row.Title).replace(/^(.*), (The|A|An)$/, "$2 $1"),
    genre: row["Major Genre"] ?? row["Creative Type"] ?? "Unknown",
    expiry_date,
    release_year: year > lastYear ? year - 100 : year,
  }).data;
}

function expiryDate(today: CalendarDate, index: number): CalendarDate | undefined {
  const share = scattered(index, 1);
  const [first, last] =
    share < 0.04 ? [-120, -1] : share < 0.06 ? [0, 7] : share < 0.12 ? [8, 30] : [31, 1_095];
  return addDays(today, first + Math.floor(scattered(index, 2) * (last - first + 1)));
}

/** A number from 0 to 1 that looks random and is always the same for the same film. */
function scattered(index: number, salt: number): number {
  const digest = createHash("sha256").update(`${index} ${salt}`).digest();
  return digest.readUInt32BE(0) / 2 ** 32;
}
