import { Movie } from "@marquee/schemas/movie";
import { expect, test } from "vitest";
import { changesBetween, differences, mergedChanges } from "./conflict";

const original = Movie.parse({
  title: "Alien",
  genre: "Horror",
  expiry_date: "2026-12-31",
  release_year: 1979,
});

const sides = (theirs: Movie, mine: Movie) =>
  differences(original, theirs, mine).map(({ field, side }) => [field.name, side]);

test("a field that one of two changed is decided; one that both changed is asked about", () => {
  const theirs = { ...original, genre: "Science fiction", expiry_date: "2027-01-31" };
  const mine = { ...original, title: "Alien: Director's cut", expiry_date: "2027-06-30" };
  expect(sides(theirs, mine)).toEqual([
    ["title", "mine"],
    ["genre", "theirs"],
    ["expiry_date", undefined],
  ]);
});

test("two who changed a field to the same value do not differ", () => {
  const both = { ...original, genre: "Science fiction" };
  expect(sides(both, both)).toEqual([]);
});

test("only what I chose is written over theirs", () => {
  const theirs = { ...original, genre: "Science fiction", expiry_date: "2027-01-31" };
  const mine = { ...original, genre: "Thriller", expiry_date: "2027-06-30" };
  const chosen = mergedChanges(theirs, mine, ({ name }) => (name === "genre" ? "mine" : "theirs"));
  expect(chosen).toEqual({ genre: "Thriller" });
});

test("changes are the fields that differ", () => {
  expect(changesBetween(original, original)).toEqual({});
  expect(changesBetween(original, { ...original, release_year: 1980 })).toEqual({
    release_year: 1980,
  });
});
