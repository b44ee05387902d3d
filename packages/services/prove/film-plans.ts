import { Prisma } from "@marquee/db/generated/client";
import type { Condition } from "@marquee/schemas/condition";
import type { ListMoviesInput, MovieRecord } from "@marquee/schemas/movie-record";
import { QueryLine } from "@marquee/schemas/selection";
import type { SortField } from "@marquee/schemas/sort-key";
import { describe, expect, test } from "vitest";
import type { ServiceContext } from "../src/context";
import { loneGenre } from "../src/many-films-fixture";
import { countMovies } from "../src/movie-count";
import { expiringMovies, getMovie, listMovies } from "../src/movie-read";
import { expiryDays, genreSpread } from "../src/movie-spread";
import { movieStats } from "../src/movie-stats";
import { suggestValues } from "../src/movie-suggest";
import { genericPlansOf, type PlanStep, plansOf } from "../src/plan-fixture";
import type { ManyFilms } from "./many-films";

const nodes = (steps: readonly PlanStep[]) => steps.map(({ node }) => node);
const indexes = (steps: readonly PlanStep[]) => steps.map(({ on }) => on);

/** The orders that are guaranteed, each with a range of what is sorted by, if there can be one. */
const orders: [SortField, Condition?][] = [
  ["title", { title: { gte: "d", lt: "p" } }],
  ["genre", { genre: { gte: "c", lte: "h" } }],
  ["expiry_date", { expiry_date: { gte: "2026-01-01", lt: "2028-01-01" } }],
  ["release_year", { release_year: { gte: 1980, lte: 1999 } }],
  ["updated_at"],
];

/** The conditions under which an order is guaranteed: none, its range, one genre. */
function guaranteed(range: Condition | undefined): [string, Condition | undefined][] {
  return [
    ["alone", undefined],
    ...(range ? [["within a range", range] as [string, Condition]] : []),
    ["of a frequent genre", { genre: "Drama" }],
    ["of a rare genre", { genre: "Silent" }],
    ["of a genre of one film", { genre: loneGenre }],
  ];
}

const lists = orders.flatMap(([field, range]) =>
  [false, true].flatMap((is_descending) =>
    guaranteed(range).map(([what, filter]) => {
      const input: ListMoviesInput = { filter, sort: [{ field, is_descending }] };
      return [field, is_descending ? "downwards" : "upwards", what, input] as const;
    }),
  ),
);

/** Where each order can begin. */
const starts: [SortField, string][] = [
  ["title", "m"],
  ["genre", "m"],
  ["expiry_date", "2027-06-01"],
  ["release_year", "1985"],
  ["updated_at", "2026-06-01T00:00:00Z"],
];

const begun = starts.flatMap(([field, from]) =>
  [false, true].flatMap((is_descending) =>
    [undefined, { genre: "Drama" }].map((filter) => {
      const input: ListMoviesInput = { filter, from, sort: [{ field, is_descending }] };
      return [field, is_descending ? "down" : "up", from, filter?.genre ?? "any", input] as const;
    }),
  ),
);

/** What finds films otherwise, and the index (or one of those) by which it does. */
const finds: [string, string, (as: ServiceContext, known: MovieRecord) => Promise<unknown>][] = [
  ["one film", "movies_pkey", (as, { id }) => getMovie(as, { id })],
  ["a title", "movies_live_title", (as, { title }) => listMovies(as, { filter: { title } })],
  [
    "the beginning of a title",
    "movies_live_title or movies_live_title_search",
    (as, { title }) => listMovies(as, { filter: { title: { starts_with: title.slice(0, 6) } } }),
  ],
  [
    "three letters inside a title",
    "movies_live_title_search",
    (as, known) =>
      listMovies(as, { filter: { title: { contains: longestWord(known).slice(2, 5) } } }),
  ],
  [
    "a quoted text",
    "movies_live_title_search",
    (as, { title }) => listMovies(as, { query: QueryLine.parse(`"${title.slice(3, 12)}"`) }),
  ],
  ["words", "movies_live_title_search", (as, { title }) => listMovies(as, { q: title })],
  [
    "words typed wrong",
    "movies_live_title_search",
    (as, known) => listMovies(as, { q: mistyped(known) }),
  ],
  [
    "words among the films of a genre",
    "movies_live_title_search",
    (as, known) => listMovies(as, { q: longestWord(known), filter: { genre: "War" } }),
  ],
  [
    "a range of last days",
    "movies_live_expiry",
    (as) => expiringMovies(as, { from: "2026-12-01", to: "2026-12-31" }),
  ],
  ["genres in use", "movies_live_genre", (as) => suggestValues(as, { field: "genre", text: "a" })],
  [
    "titles like a text",
    "movies_live_title_search",
    (as, known) => suggestValues(as, { field: "title", text: mistyped(known) }),
  ],
  [
    "how many films a rare genre has",
    "movies_live_genre_year",
    (as) => countMovies(as, { filter: { genre: "Silent" } }),
  ],
];

function longestWord({ title }: MovieRecord): string {
  const words = title.match(/\p{L}+/gu) ?? [];
  return words.sort((one, other) => other.length - one.length)[0] ?? "";
}

/** The title with two letters of its longest word exchanged. */
function mistyped(movie: MovieRecord): string {
  const word = longestWord(movie);
  return movie.title.replace(word, word.replace(/^(..)(.)(.)/, "$1$3$2"));
}

/** Every list and search that is guaranteed is read from an index, whatever the genre's size. */
export function proveFilmPlans(catalogue: () => ManyFilms): void {
  /** Sorting so many is sorting what was found, and not the catalogue. */
  const fewRows = () => catalogue().films / 50;

  describe.each(lists)("films by %s %s, %s", (_field, _direction, _what, input) => {
    test("are read in their order, on the first page and on the next", async () => {
      const { ctx } = catalogue();
      const { movies, next_cursor } = await listMovies(ctx, input);
      expect(movies.length).toBeGreaterThan(0);
      for (const cursor of [undefined, ...(next_cursor ? [next_cursor] : [])]) {
        for (const plans of [plansOf, genericPlansOf]) {
          const steps = await plans(ctx, (as) => listMovies(as, { ...input, cursor }));
          expect(nodes(steps)).not.toContain("Seq Scan");
          expect(nodes(steps)).not.toContain("Bitmap Heap Scan");
          const sorts = steps.filter(({ node }) => node === "Sort");
          for (const { rows } of sorts) expect(rows).toBeLessThan(50);
        }
      }
    });
  });

  test.each(begun)(
    "films by %s %s from %s, genre %s, are read from there in their order",
    async (_field, _direction, _from, _genre, input) => {
      for (const plans of [plansOf, genericPlansOf]) {
        const steps = await plans(catalogue().ctx, (as) => listMovies(as, input));
        expect(nodes(steps)).not.toContain("Seq Scan");
        expect(nodes(steps)).not.toContain("Bitmap Heap Scan");
        expect(nodes(steps)).not.toContain("Sort");
        const [key] = (input.sort ?? []).map(({ field }) => field);
        // Read from there, and not from the beginning with the films before it passed over.
        expect(steps.map(({ part }) => part).join(" ")).toMatch(new RegExp(`${key}\\w* [<>]=`));
      }
      const { previous_cursor } = await listMovies(catalogue().ctx, input);
      const cursor = previous_cursor ?? "";
      const back = await plansOf(catalogue().ctx, (as) => listMovies(as, { ...input, cursor }));
      expect(nodes(back)).not.toContain("Seq Scan");
      expect(nodes(back)).not.toContain("Bitmap Heap Scan");
      const sorts = back.filter(({ node }) => node === "Sort");
      for (const { rows } of sorts) expect(rows).toBeLessThan(50);
    },
  );

  test.each(finds)("%s is found by %s", async (_, index, read) => {
    const { ctx, known } = catalogue();
    const steps = await plansOf(ctx, (as) => read(as, known));
    expect(nodes(steps)).not.toContain("Seq Scan");
    expect(indexes(steps).some((on) => index.split(" or ").includes(on))).toBe(true);
    const sorts = steps.filter(({ node }) => node === "Sort");
    for (const { rows } of sorts) expect(rows).toBeLessThan(fewRows());
  });

  test("the counts of the whole catalogue are read without its films", async () => {
    const steps = await plansOf(catalogue().ctx, (as) => movieStats(as, {}));
    const reads = steps.filter(({ node }) => node.endsWith("Scan") && node !== "CTE Scan");
    // Of each genre one film, for its spelling.
    expect(reads.map(({ node, on }) => [node, on])).toEqual([
      ["Seq Scan", "film_counts"],
      ["Index Scan", "movies_live_genre"],
    ]);
  });

  test("the days of the whole catalogue are counted without its films", async () => {
    const range = { from: "2026-12-01", to: "2026-12-31", titles: 3 };
    const steps = await plansOf(catalogue().ctx, (as) => expiryDays(as, range));
    const reads = steps.filter(({ on }) => on !== "");
    // Of each day the first few films, for their titles.
    expect(reads.map(({ node, on }) => [node, on])).toEqual([
      ["Seq Scan", "film_counts"],
      ["Index Scan", "movies_live_expiry"],
    ]);
  });

  test.each<[string, string, (as: ServiceContext) => Promise<unknown>]>([
    [
      "the days of a genre",
      "movies_live_genre_expiry",
      (as) => expiryDays(as, { from: "2026-01-01", to: "2026-12-31", filter: { genre: "Horror" } }),
    ],
    [
      "genres by month of two years",
      "movies_live_genre_expiry",
      (as) =>
        genreSpread(as, {
          by: "expiry_month",
          filter: { expiry_date: { gte: "2026-11-01", lte: "2028-10-31" } },
        }),
    ],
    ["genres by decade", "movies_live_genre_year", (as) => genreSpread(as, { by: "decade" })],
  ])("%s are counted in %s alone", async (_, index, read) => {
    const steps = await plansOf(catalogue().ctx, read);
    expect(steps.map(({ node, on }) => `${node} ${on}`)).toContain(`Index Only Scan ${index}`);
    expect(nodes(steps)).not.toContain("Seq Scan");
    expect(nodes(steps)).not.toContain("Bitmap Heap Scan");
  });

  test("the check sees a scan and a sort of the whole", async () => {
    const steps = await plansOf(catalogue().ctx, (as) =>
      as.db.prisma.$queryRaw(Prisma.sql`SELECT id FROM movies ORDER BY md5(title) LIMIT 10`),
    );
    expect(nodes(steps)).toEqual(expect.arrayContaining(["Sort", "Seq Scan"]));
    // One of several workers sees its part.
    const sort = steps.find(({ node }) => node === "Sort");
    expect(sort?.rows).toBeGreaterThan(fewRows());
  });
}
