import { openDatabase } from "@marquee/db/database";
import { aMovie } from "@marquee/schemas/movie-arbitrary";
import { QueryLine } from "@marquee/schemas/selection";
import { Sort } from "@marquee/schemas/sort";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ServiceContext } from "./context";
import { countMovies } from "./movie-count";
import { loadMovies } from "./movie-load";
import { listMovies, streamMovies } from "./movie-read";
import { suggestValues } from "./movie-suggest";
import { searchedWords } from "./search-words-sql";
import { createServiceFixture, type ServiceFixture } from "./service-fixture";

const titles = [
  "Alien",
  "Aliens",
  "Alien³",
  "The Godfather",
  "The Godfather Part II",
  "Godfather's Daughter",
  "Amélie",
  "The Thing",
  "The Thing from Another World",
  "Something Wild",
  "Spider-Man",
  "Schindler's List",
  "Léon: The Professional",
  "Matrix Reloaded",
  "The Matrix",
  "It",
  "It Follows",
  "Up",
  "Titanic",
  "Terminator",
  "Jurassic Park",
  "Inception",
  "Les Misérables",
  "Straße der Träume",
  "Сталкер",
  "七人の侍",
  "100% Wolf",
  "X",
  "???",
];

let fixture: ServiceFixture;
let ctx: ServiceContext;

beforeAll(async () => {
  fixture = await createServiceFixture();
  ctx = fixture.as("editor");
  const movies = titles.map((title, at) =>
    aMovie({ title, release_year: 1980 + at, genre: at % 2 === 0 ? "Drama" : "War" }),
  );
  await loadMovies(ctx, { movies, what: "films" });
});
afterAll(() => fixture.close());

async function found(q: string): Promise<string[]> {
  const { movies } = await listMovies(ctx, { q, limit: 1000 });
  return movies.map((movie) => movie.title);
}

describe("the film that is meant comes first", () => {
  test.each<[string, string, string]>([
    ["without its accent", "amelie", "Amélie"],
    ["with an accent too many", "alién", "Alien"],
    ["in another case", "TITANIC", "Titanic"],
    ["without its article", "godfather", "The Godfather"],
    ["with an article that it does not have", "the terminator", "Terminator"],
    ["with the article of another language", "la amelie", "Amélie"],
    ["with two letters exchanged", "godfahter", "The Godfather"],
    ["with two letters of a short word exchanged", "alein", "Alien"],
    ["with a letter wrong", "termimator", "Terminator"],
    ["with a letter missing", "jurasic park", "Jurassic Park"],
    ["with a letter too many", "incepttion", "Inception"],
    ["with two words typed wrong", "jurasic prak", "Jurassic Park"],
    ["with its words the other way round", "park jurassic", "Jurassic Park"],
    ["by a word in its middle", "another", "The Thing from Another World"],
    ["by the beginning of a word", "schind", "Schindler's List"],
    ["without its apostrophe", "schindlers list", "Schindler's List"],
    ["without its hyphen", "spider man", "Spider-Man"],
    ["by two letters", "it", "It"],
    ["by one letter", "x", "X"],
    ["in Cyrillic with a letter wrong", "сталкир", "Сталкер"],
    ["in Japanese", "七人の侍", "七人の侍"],
    ["by what is no word", "???", "???"],
    ["with a sharp s written out", "strasse der traume", "Straße der Träume"],
    ["with two letters exchanged early on", "amleie", "Amélie"],
    ["with a power as a digit", "alien3", "Alien³"],
  ])("%s: %s", async (_, typed, title) => {
    expect((await found(typed))[0]).toBe(title);
  });
});

test("the title itself comes before those that begin with it, and these before those that have the word", async () => {
  expect(await found("thing")).toEqual([
    "The Thing",
    "The Thing from Another World",
    "Something Wild",
  ]);
  expect(await found("alien")).toEqual(["Alien", "Alien³", "Aliens"]);
});

test("letters that look alike widen a search only where no title has the words", async () => {
  expect(await found("matrix")).toEqual(["The Matrix", "Matrix Reloaded"]);
  expect(await found("nothing like it anywhere")).toEqual([]);
});

test("signs that mean something to a pattern are only signs", async () => {
  for (const q of ["100%", "_", "\\", "(", "[a", "a|b", "^", "%", "*", "'"]) await found(q);
  expect((await found("100%"))[0]).toBe("100% Wolf");
});

test("words are looked for among the films that a condition leaves", async () => {
  const query = QueryLine.parse("genre:war thing");
  const { movies } = await listMovies(ctx, { query, filter: { release_year: { gte: 1980 } } });
  const wars = titles.filter((title, at) => at % 2 === 1 && /thing/i.test(title));
  expect(movies.map((movie) => movie.title)).toEqual(wars);
  const narrow = { query: QueryLine.parse("genre:war"), q: "alein" };
  expect((await listMovies(ctx, narrow)).movies[0]?.title).toBe("Aliens");
});

test("articles are left out where other words are left, and no more than eight are looked for", () => {
  expect(searchedWords("The Thing")).toEqual(["Thing"]);
  expect(searchedWords("the")).toEqual(["the"]);
  expect(searchedWords("a b-cc dd's 12345 !?")).toEqual(["12345", "dd's", "cc", "b"]);
  expect(searchedWords("a1 b2 c3 d4 e5 f6 g7 h8 i9")).toHaveLength(8);
});

test("any text can be searched for, and its pages hold what the whole list holds, in order", async () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 20 }),
    fc.constantFrom(...titles.map((title) => title.slice(1))),
  );
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 3 }), async (typed, limit) => {
      const q = typed.trim();
      fc.pre(q !== "" && !/\p{Cc}/u.test(q));
      const whole = await found(q);
      const paged: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listMovies(ctx, { q, limit, cursor });
        paged.push(...page.movies.map((movie) => movie.title));
        cursor = page.next_cursor ?? undefined;
      } while (cursor !== undefined);
      expect(paged).toEqual(whole);
      expect(await countMovies(ctx, { q })).toEqual({ count: whole.length, kind: "exact" });
    }),
    { numRuns: 40 },
  );
});

test("an order that is asked for orders what was found", async () => {
  const { movies } = await listMovies(ctx, { q: "thing", sort: Sort.parse("-release_year") });
  expect(movies.map((movie) => movie.title)).toEqual([
    "Something Wild",
    "The Thing from Another World",
    "The Thing",
  ]);
});

test("a stream of what was found is the list", async () => {
  const streamed: string[] = [];
  for await (const batch of streamMovies(ctx, { q: "thing", fields: ["title"] }))
    streamed.push(...batch);
  expect(streamed.map((text) => JSON.parse(text).title)).toEqual(await found("thing"));
});

test("titles are suggested by their beginning, and by what was probably meant", async () => {
  expect((await suggestValues(ctx, { field: "title", text: "godf" }))[0]).toBe("The Godfather");
  expect((await suggestValues(ctx, { field: "title", text: "amleie" }))[0]).toBe("Amélie");
  expect(await suggestValues(ctx, { field: "title" })).toHaveLength(titles.length);
});

test("a search may be the first thing that a connection is asked", async () => {
  const db = openDatabase({ ...fixture.options, pool_size: 1 });
  try {
    const { movies } = await listMovies({ ...ctx, db }, { q: "godfahter" });
    expect(movies[0]?.title).toBe("The Godfather");
  } finally {
    await db.close();
  }
});

test("where enough titles have a word as it is written, none is added that only resembles it", async () => {
  const harbours = await createServiceFixture();
  const as = harbours.as("editor");
  const load = (titles: string[]) =>
    loadMovies(as, { movies: titles.map((title) => aMovie({ title })), what: "films" });
  const words = async (q: string) => {
    const { movies } = await listMovies(as, { q, limit: 1000 });
    return new Set(movies.map(({ title }) => title.split(" ")[1]));
  };
  try {
    await load(["Old Harbours", "Old Harboux"]);
    await load(Array.from({ length: 48 }, (_, at) => `${at} Harbour`));
    expect(await words("harbour")).toEqual(new Set(["Harbour", "Harbours", "Harboux"]));
    await load(["Some Harbour"]);
    expect(await words("harbour")).toEqual(new Set(["Harbour", "Harbours"]));
  } finally {
    await harbours.close();
  }
});

test("of several words, one may be quite another where the others are as they are written", async () => {
  expect(await found("schindler's lyst")).toContain("Schindler's List");
  expect(await found("jurassic part")).toEqual(["Jurassic Park"]);
});
