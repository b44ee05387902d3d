import fc from "fast-check";
import { expect, test } from "vitest";
import { latestReleaseYear, setCatalogueTimeZone } from "./catalogue-day";
import { Movie, MovieChanges } from "./movie";
import { aMovie, anyMovieInput, invalidMovieInputs } from "./movie-arbitrary";
import { movieFields } from "./movie-field";
import { fieldErrors } from "./service-error";

test("any film taken is in normal form: taking it again changes nothing", () => {
  fc.assert(
    fc.property(anyMovieInput(), (input) => {
      const film = Movie.parse(input);
      expect(Movie.parse(film)).toEqual(film);
    }),
  );
});

test("any film not taken is refused once, at the field that is wrong", () => {
  for (const { input, pointer } of invalidMovieInputs()) {
    const { error } = Movie.safeParse(input);
    const named =
      error && fieldErrors(error).map((problem) => "pointer" in problem && problem.pointer);
    expect({ input, named }).toEqual({ input, named: [pointer] });
  }
});

test("every bad field is named at once", () => {
  const { error } = Movie.safeParse({});
  const required = movieFields.filter((field) => field.default_value === undefined);
  expect(error && fieldErrors(error)).toEqual(
    required.map(({ name }) => ({
      pointer: `/${name}`,
      code: "required",
      detail: "is required",
    })),
  );
});

test("a change holds the fields that were given, and no other", () => {
  const film: Record<string, unknown> = { ...aMovie() };
  for (const { name } of movieFields) {
    const set = { [name]: film[name] };
    expect(MovieChanges.parse(set)).toEqual(set);
  }
});

test("lengths are counted in code points, not in UTF-16 units", () => {
  const film = aMovie({ title: "🎬".repeat(500) });
  expect(Movie.safeParse(film).success).toBe(true);
  expect(Movie.safeParse({ ...film, title: "🎬".repeat(501) }).success).toBe(false);
});

test("the last release year follows the catalogue's calendar, not the host's", () => {
  const newYearInAuckland = new Date("2026-12-31T12:00:00Z");
  setCatalogueTimeZone("Pacific/Auckland");
  expect(latestReleaseYear(newYearInAuckland)).toBe(2037);
  setCatalogueTimeZone("UTC");
  expect(latestReleaseYear(newYearInAuckland)).toBe(2036);
  const years = [latestReleaseYear(), latestReleaseYear() + 1];
  const taken = years.map((release_year) => Movie.safeParse({ ...aMovie(), release_year }).success);
  expect(taken).toEqual([true, false]);
});

test.each([1e16, 1e300, -1e16, 1500])(
  "a release year of %d is told the years that there are",
  (release_year) => {
    const { error } = Movie.safeParse({ ...aMovie(), release_year });
    expect(error && fieldErrors(error)).toEqual([
      {
        pointer: "/release_year",
        code: "out_of_range",
        detail: `must be 1888 to ${latestReleaseYear()}`,
      },
    ]);
  },
);
