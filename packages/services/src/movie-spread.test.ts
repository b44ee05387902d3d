import { addDays } from "@marquee/schemas/calendar";
import { Condition } from "@marquee/schemas/condition";
import type { Movie } from "@marquee/schemas/movie";
import { aMovie } from "@marquee/schemas/movie-arbitrary";
import { ExpiryDaysInput, mostExpiryDays, mostSpreadGenres } from "@marquee/schemas/movie-spread";
import { QueryLine } from "@marquee/schemas/selection";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anyCondition } from "./condition-model";
import type { ServiceContext } from "./context";
import { foldFilmCounts } from "./film-counts";
import { loadMovies } from "./movie-load";
import { listMovies } from "./movie-read";
import { expiryDays, genreSpread } from "./movie-spread";
import { deleteMovies } from "./movie-write";
import { createServiceFixture, type ServiceFixture } from "./service-fixture";

const first = "2026-10-20";
const genres = ["War", "war", "Drama", "Horror", "Western", "Musical", "Comedy", "Action", "Noir"];
const films: Movie[] = Array.from({ length: 80 }, (_, at) =>
  aMovie({
    title: `Film ${at % 17}`,
    genre: genres[Math.floor((at * at) / 80) % genres.length] ?? "War",
    expiry_date: addDays(first, (at * 5) % 70) ?? first,
    release_year: 1950 + ((at * 7) % 23) + Math.floor(at / 30) * 30,
  }),
);

let fixture: ServiceFixture;
let ctx: ServiceContext;

beforeAll(async () => {
  fixture = await createServiceFixture();
  ctx = fixture.as("editor");
  await loadMovies(ctx, { movies: films, what: "films" });
  const gone = aMovie({ title: "Gone", genre: "Gone", expiry_date: "2026-11-03" });
  await loadMovies(ctx, { movies: [gone], what: "film" });
  await deleteMovies(ctx, { filter: { genre: "gone" } });
});
afterAll(() => fixture.close());

/** How often each value is among these, in the order of the values. */
function tally(values: readonly string[]): [string, number][] {
  const different = [...new Set(values)].sort();
  return different.map((value) => [value, values.filter((each) => each === value).length]);
}

/** The first titles of the films that end on a day. */
function firstTitles(movies: readonly Movie[], day: string): string[] {
  return movies.flatMap((film) => (film.expiry_date === day ? [film.title] : [])).slice(0, 3);
}

const anySelection = fc.option(anyCondition(films), { nil: undefined });

test("each day of a range counts the films that a condition leaves and that end on it", async () => {
  const anyDay = fc.integer({ min: -5, max: 75 }).map((days) => addDays(first, days) ?? first);
  await fc.assert(
    fc.asyncProperty(anySelection, anyDay, anyDay, async (tree, one, other) => {
      const filter = tree && Condition.parse(tree);
      const [from, to] = one <= other ? [one, other] : [other, one];
      const { days } = await expiryDays(ctx, { filter, from, to, titles: 3 });
      const { movies } = await listMovies(ctx, { filter, limit: 1000 });
      const within = movies
        .map((film) => film.expiry_date)
        .filter((day) => day >= from && day <= to);
      expect(days.map(({ expiry_date, count }) => [expiry_date, count])).toEqual(tally(within));
      for (const { expiry_date, titles } of days) {
        expect(titles).toEqual(firstTitles(movies, expiry_date));
      }
    }),
    { numRuns: 60 },
  );
});

test("the days of the whole catalogue are those of its films, summed up or not", async () => {
  const range = { from: "2026-10-30", to: "2026-11-29", titles: 2 };
  const counted = await expiryDays(ctx, { ...range, filter: { release_year: { gt: 0 } } });
  const days = counted.days.map(({ expiry_date }) => expiry_date);
  expect([days[0], days.at(-1)]).toEqual([range.from, range.to]);
  expect(await expiryDays(ctx, range)).toEqual(counted);
  await foldFilmCounts(fixture.db);
  expect(await expiryDays(ctx, range)).toEqual(counted);
});

test("a query and words narrow the days", async () => {
  const query = QueryLine.parse("genre:war film");
  const { movies } = await listMovies(ctx, { query, limit: 1000 });
  const { days } = await expiryDays(ctx, { query, from: first, to: "2026-12-31", titles: 5 });
  const titled = days.flatMap(({ titles }) => titles);
  expect(titled.toSorted()).toEqual(movies.map(({ title }) => title).toSorted());
  expect(days.map(({ expiry_date, count }) => [expiry_date, count])).toEqual(
    tally(movies.map((film) => film.expiry_date)),
  );
});

test("a range that ends before it begins or holds too many days is refused", () => {
  const problems = (from: string, to: string) =>
    ExpiryDaysInput.safeParse({ from, to }).error?.issues.map(({ path, message }) => [
      path,
      message,
    ]);
  expect(problems("2026-11-02", "2026-11-01")).toEqual([[["from"], "must not be after to"]]);
  const last = addDays(first, mostExpiryDays - 1) ?? "";
  expect(problems(first, last)).toBeUndefined();
  expect(problems(first, addDays(last, 1) ?? "")).toEqual([
    [["to"], `must be within ${mostExpiryDays} days of from`],
  ]);
});

test.each([
  ["expiry_month", (film: Movie) => film.expiry_date.slice(0, 7)],
  ["decade", (film: Movie) => String(Math.floor(film.release_year / 10) * 10)],
] as const)(
  "by %s, the most frequent genres are counted alone and the others together",
  async (by, span) => {
    await fc.assert(
      fc.asyncProperty(anySelection, async (tree) => {
        const filter = tree && Condition.parse(tree);
        const spread = await genreSpread(ctx, { filter, by });
        const { movies } = await listMovies(ctx, { filter, limit: 1000 });
        const frequent = tally(movies.map((film) => film.genre.toLowerCase()))
          .sort((one, other) => other[1] - one[1])
          .slice(0, mostSpreadGenres)
          .map(([genre]) => genre);
        expect(spread.genres.map((genre) => genre.toLowerCase())).toEqual(frequent);
        const named = (genre: string) =>
          frequent.includes(genre.toLowerCase()) && genre.toLowerCase();
        const told = spread.spans.flatMap(({ span: at, genre, count }) =>
          Array.from({ length: count }, () => `${at} ${genre?.toLowerCase() ?? "others"}`),
        );
        expect(tally(told)).toEqual(
          tally(movies.map((film) => `${span(film)} ${named(film.genre) || "others"}`)),
        );
      }),
      { numRuns: 40 },
    );
  },
);

test("spans come in their order, and in each the most frequent genre first, the others last", async () => {
  const { genres: named, spans } = await genreSpread(ctx, { by: "decade" });
  const places = spans.map(({ span, genre }) => ({
    span,
    place: genre === null ? named.length : named.indexOf(genre),
  }));
  expect(spans.some(({ genre }) => genre === null)).toBe(true);
  expect(places).toEqual(
    places.toSorted((one, other) =>
      one.span === other.span ? one.place - other.place : one.span < other.span ? -1 : 1,
    ),
  );
});

test("nobody who may not read films counts them", async () => {
  const refused = { code: "unauthenticated" };
  const nobody = fixture.as("nobody");
  await expect(expiryDays(nobody, { from: first, to: first })).rejects.toMatchObject(refused);
  await expect(genreSpread(nobody, { by: "decade" })).rejects.toMatchObject(refused);
});
