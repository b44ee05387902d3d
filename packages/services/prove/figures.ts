import { aMovie } from "@marquee/schemas/movie-arbitrary";
import { expect, test } from "vitest";
import type { ServiceContext } from "../src/context";
import { foldFilmCounts } from "../src/film-counts";
import { realTitles } from "../src/many-films-fixture";
import { listMovies } from "../src/movie-read";
import { expiryDays, genreSpread } from "../src/movie-spread";
import { movieStats } from "../src/movie-stats";
import { createMovie } from "../src/movie-write";
import { postgresMsOf } from "../src/plan-fixture";
import { searchFigures, searchLine } from "../src/search-figures";
import type { ManyFilms } from "./many-films";

const aYear = { from: "2026-01-01", to: "2026-12-31" };
const aMonth = { from: "2026-12-01", to: "2026-12-31" };
const twoYears = { filter: { expiry_date: { gte: "2026-11-01", lte: "2028-10-31" } } };
const horror = { filter: { genre: "Horror" } };
const longMs = 30 * 60_000;
const print = (line: string) => process.stderr.write(`  ${line}\n`);

/** What is promised of many films in milliseconds, measured and printed; what is found is checked. */
export function printFigures(catalogue: () => ManyFilms): void {
  test("the counts of the whole catalogue are right, and quick", async () => {
    const { ctx, fixture } = catalogue();
    const kept = await movieStats(ctx, {});
    expect(kept).toEqual(await movieStats(ctx, { filter: { release_year: { gt: 0 } } }));
    const cost = async () => (await postgresMsOf(ctx, (as) => movieStats(as, {}))).toFixed(1);
    const summed = await cost();
    await foldFilmCounts(fixture.db);
    expect(await movieStats(ctx, {})).toEqual(kept);
    print(`counts of the whole catalogue: ${await cost()} ms of Postgres`);
    print(`counts of the whole catalogue, no film's count folded yet: ${summed} ms of Postgres`);
  });

  test.each<[string, (as: ServiceContext) => Promise<unknown>]>([
    ["the days of a year", (as) => expiryDays(as, aYear)],
    ["the days of a month with titles", (as) => expiryDays(as, { ...aMonth, titles: 3 })],
    [
      "the days of a month with titles, of words",
      (as) => expiryDays(as, { ...aMonth, titles: 3, q: "night" }),
    ],
    ["the days of a year, of one genre", (as) => expiryDays(as, { ...aYear, ...horror })],
    ["genres by month of two years", (as) => genreSpread(as, { by: "expiry_month", ...twoYears })],
    ["genres by decade", (as) => genreSpread(as, { by: "decade" })],
  ])("%s are counted", async (what, read) => {
    print(`${what}: ${(await postgresMsOf(catalogue().ctx, read)).toFixed(1)} ms of Postgres`);
  });

  test("a film is found by a title typed wrong", { timeout: longMs }, async () => {
    const { ctx, fixture } = catalogue();
    await createMovie(fixture.as("editor"), aMovie({ title: "Amélie" }));
    for (const [q, title] of [
      ["godfahter", /^(The )?Godfather$/],
      ["amelie", /^Amélie$/],
      ["pulp fictoin", /^Pulp Fiction$/],
    ] as const) {
      const { movies } = await listMovies(ctx, { q, limit: 1 });
      expect(movies[0]?.title).toMatch(title);
    }
    const figures = await searchFigures(ctx, { titles: realTitles(), searches: 40 });
    for (const line of figures.map(searchLine)) print(line);
  });
}
