import { Prisma } from "@marquee/db/generated/client";
import type { Condition } from "@marquee/schemas/condition";
import type { ListMoviesInput, MovieRecord } from "@marquee/schemas/movie-record";
import { QueryLine } from "@marquee/schemas/selection";
import type { SortField } from "@marquee/schemas/sort";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ServiceContext } from "./context";
import { loadManyFilms } from "./many-films-fixture";
import { expiringMovies, getMovie, listMovies } from "./movie-read";
import { movieStats } from "./movie-stats";
import { suggestValues } from "./movie-suggest";
import { genericPlansOf, type PlanStep, plansOf } from "./plan-fixture";
import { createServiceFixture, type ServiceFixture } from "./service-fixture";

const films = 100_000;
/** Sorting so many is sorting what was found, and not the catalogue. */
const fewRows = 2_000;

let fixture: ServiceFixture;
let ctx: ServiceContext;
let known: MovieRecord;

beforeAll(async () => {
  fixture = await createServiceFixture();
  ctx = fixture.as("viewer");
  await loadManyFilms(fixture, films);
  const { movies } = await listMovies(ctx, {
    sort: [{ field: "updated_at", is_descending: true }],
  });
  const [first] = movies;
  if (!first) throw new Error("No films were loaded");
  known = first;
});
afterAll(() => fixture.close());

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
    ["of one genre", { genre: "War" }],
    ["of a rare genre", { genre: "Silent" }],
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

describe.each(lists)("films by %s %s, %s", (_field, _direction, _what, input) => {
  test("are read in their order, on the first page and on the next", async () => {
    const { next_cursor } = await listMovies(ctx, input);
    expect(next_cursor).not.toBeNull();
    for (const cursor of [undefined, next_cursor ?? undefined]) {
      for (const plans of [plansOf, genericPlansOf]) {
        const steps = await plans(ctx, (as) => listMovies(as, { ...input, cursor }));
        expect(nodes(steps)).not.toContain("Seq Scan");
        expect(nodes(steps)).not.toContain("Sort");
        expect(nodes(steps)).not.toContain("Bitmap Heap Scan");
      }
    }
  });
});

test.each<[string, string, (as: ServiceContext) => Promise<unknown>]>([
  ["one film", "movies_pkey", (as) => getMovie(as, { id: known.id })],
  ["a title", "movies_live_title", (as) => listMovies(as, { filter: { title: known.title } })],
  [
    "the beginning of a title",
    "movies_live_title",
    (as) => listMovies(as, { filter: { title: { starts_with: known.title.slice(0, 6) } } }),
  ],
  [
    "three letters inside a title",
    "movies_live_title_search",
    (as) => listMovies(as, { filter: { title: { contains: known.title.slice(2, 5) } } }),
  ],
  [
    "a quoted text",
    "movies_live_title_search",
    (as) => listMovies(as, { query: QueryLine.parse(`"${known.title.slice(3, 12)}"`) }),
  ],
  ["words", "movies_live_title_search", (as) => listMovies(as, { q: known.title })],
  ["words typed wrong", "movies_live_title_search", (as) => listMovies(as, { q: mistyped() })],
  [
    "words among the films of a genre",
    "movies_live_title_search",
    (as) => listMovies(as, { q: known.title.slice(0, 8), filter: { genre: "War" } }),
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
    (as) => suggestValues(as, { field: "title", text: mistyped() }),
  ],
])("of 100,000 films, %s is found by %s", async (_, index, read) => {
  const steps = await plansOf(ctx, read);
  expect(nodes(steps)).not.toContain("Seq Scan");
  expect(indexes(steps)).toContain(index);
  const sorts = steps.filter(({ node }) => node === "Sort");
  for (const { rows } of sorts) expect(rows).toBeLessThan(fewRows);
});

test("the counts of a whole catalogue are read from two small indexes alone", async () => {
  const steps = await plansOf(ctx, (as) => movieStats(as, {}));
  expect(nodes(steps)).not.toContain("Seq Scan");
  const alone = steps.filter(({ node }) => node === "Index Only Scan");
  expect(indexes(alone).sort()).toEqual(["movies_live_genre_expiry", "movies_live_genre_year"]);
});

/** The known title with two letters of its longest word exchanged. */
function mistyped(): string {
  const [longest = ""] = known.title.split(" ").sort((one, other) => other.length - one.length);
  return known.title.replace(longest, longest.replace(/^(..)(.)(.)/, "$1$3$2"));
}

test("the check sees a scan and a sort of the whole", async () => {
  const steps = await plansOf(ctx, (as) =>
    as.db.prisma.$queryRaw(Prisma.sql`SELECT id FROM movies ORDER BY md5(title) LIMIT 10`),
  );
  expect(nodes(steps)).toEqual(expect.arrayContaining(["Sort", "Seq Scan"]));
  expect(steps.find(({ node }) => node === "Sort")?.rows).toBeGreaterThan(fewRows);
});
