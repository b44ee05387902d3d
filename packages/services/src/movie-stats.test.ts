import { addDays } from "@marquee/schemas/calendar";
import { catalogueToday } from "@marquee/schemas/catalogue-day";
import { Condition } from "@marquee/schemas/condition";
import type { Movie } from "@marquee/schemas/movie";
import { aMovie } from "@marquee/schemas/movie-arbitrary";
import { QueryLine } from "@marquee/schemas/selection";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anyCondition } from "./condition-model";
import type { ServiceContext } from "./context";
import { loadMovies } from "./movie-load";
import { listMovies } from "./movie-read";
import { movieStats } from "./movie-stats";
import { deleteMovies } from "./movie-write";
import { createServiceFixture, type ServiceFixture } from "./service-fixture";

const today = catalogueToday();
const inDays = (days: number) => addDays(today, days) ?? today;
const offsets = [-400, -1, 0, 1, 7, 8, 30, 31, 90, 91, 400];
const genres = ["Horror", "horror", "War", "Black Comedy"];
const films: Movie[] = Array.from({ length: 60 }, (_, at) =>
  aMovie({
    title: `Film ${at % 17}`,
    genre: genres[at % 4] ?? "War",
    expiry_date: inDays(offsets[at % offsets.length] ?? 0),
    release_year: 1975 + ((at * 7) % 23) + Math.floor(at / 30) * 30,
  }),
);

let fixture: ServiceFixture;
let ctx: ServiceContext;

beforeAll(async () => {
  fixture = await createServiceFixture();
  ctx = fixture.as("editor");
  await loadMovies(ctx, { movies: films, what: "films" });
  await loadMovies(ctx, { movies: [aMovie({ title: "Gone", genre: "Gone" })], what: "film" });
  await deleteMovies(ctx, { filter: { genre: "gone" } });
});
afterAll(() => fixture.close());

/** The counts of values, said without SQL, by the order of the values. */
function spread<T extends string | number>(values: readonly T[]): [T, number][] {
  const different = [...new Set(values)].sort((one, other) => (one < other ? -1 : 1));
  return different.map((value) => [value, values.filter((each) => each === value).length]);
}

test("counts are those of the films that a condition leaves", async () => {
  await fc.assert(
    fc.asyncProperty(fc.option(anyCondition(films), { nil: undefined }), async (tree) => {
      const filter = tree && Condition.parse(tree);
      const stats = await movieStats(ctx, { filter });
      const { movies } = await listMovies(ctx, { filter, limit: 1000 });
      const within = (from: string, to: string) =>
        movies.filter((film) => film.expiry_date >= from && film.expiry_date <= to).length;
      expect(stats.total).toBe(movies.length);
      expect(stats.years.map(({ release_year, count }) => [release_year, count])).toEqual(
        spread(movies.map((film) => film.release_year)),
      );
      expect(stats.decades.map(({ decade, count }) => [decade, count])).toEqual(
        spread(movies.map((film) => Math.floor(film.release_year / 10) * 10)),
      );
      expect(stats.expiry_months.map(({ month, count }) => [month, count])).toEqual(
        spread(movies.map((film) => film.expiry_date.slice(0, 7))),
      );
      const byGenre = spread(movies.map((film) => film.genre.toLowerCase()));
      expect(stats.genres.map(({ genre, count }) => [genre.toLowerCase(), count])).toEqual(
        byGenre.sort((one, other) => other[1] - one[1]),
      );
      expect(stats.expiry).toEqual({
        expired: within("0001-01-01", inDays(-1)),
        today: within(today, today),
        within_7_days: within(today, inDays(7)),
        within_30_days: within(today, inDays(30)),
        within_90_days: within(today, inDays(90)),
      });
    }),
    { numRuns: 60 },
  );
});

test("a query and words count what they find", async () => {
  const query = QueryLine.parse("genre:war film");
  const { movies } = await listMovies(ctx, { query, limit: 1000 });
  const stats = await movieStats(ctx, { query });
  expect(stats.total).toBe(movies.length);
  expect(stats.genres).toEqual([{ genre: "War", count: movies.length }]);
});

test("a genre is spelt as its first film spells it", async () => {
  const { genres: counted } = await movieStats(ctx, {});
  const { movies } = await listMovies(ctx, { filter: { genre: "horror" }, limit: 1 });
  expect(counted.map(({ genre }) => genre)).toContain(movies[0]?.genre);
});

test("nobody who may not read films counts them", async () => {
  await expect(movieStats(fixture.as("nobody"), {})).rejects.toMatchObject({
    code: "unauthenticated",
  });
});
