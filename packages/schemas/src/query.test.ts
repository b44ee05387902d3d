import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Condition } from "./condition";
import { movieFields } from "./movie-field";
import type { Query } from "./query";
import { anyConditionTree, anyQueryText } from "./query-arbitrary";
import { formatQuery } from "./query-format";
import { parseQuery } from "./query-parse";
import { SearchWords } from "./search-words";

const today = "2026-11-24";

function parsed(text: string): Query {
  const { query, problem } = parseQuery(text, today);
  if (problem) throw new Error(`${text}: ${problem.detail}`);
  return query;
}

test.each<[string, Query]>([
  ["", {}],
  ["amelie", { q: "amelie" }],
  ["  the   Godfather ", { q: "the Godfather" }],
  ["genre:horror", { filter: { genre: { eq: "horror" } } }],
  ["GENRE = horror", { filter: { genre: { eq: "horror" } } }],
  ["genre:Drama,War", { filter: { genre: { in: ["Drama", "War"] } } }],
  ["genre!=drama, war", { filter: { genre: { nin: ["drama", "war"] } } }],
  ["genre!=war", { filter: { genre: { ne: "war" } } }],
  ["title~star", { filter: { title: { contains: "star" } } }],
  ['"star wars"', { filter: { title: { contains: "star wars" } } }],
  ["title:star*", { filter: { title: { starts_with: "star" } } }],
  ['title:*"the end"', { filter: { title: { ends_with: "the end" } } }],
  ["title:*star*", { filter: { title: { contains: "star" } } }],
  ["title:M*A*S*H", { filter: { title: { eq: "M*A*S*H" } } }],
  ['title:"x*"', { filter: { title: { eq: "x*" } } }],
  ["title:x\\*", { filter: { title: { eq: "x*" } } }],
  ['title:"say \\"hi\\" \\\\ bye"', { filter: { title: { eq: 'say "hi" \\ bye' } } }],
  ["title:“the thing”", { filter: { title: { eq: "the thing" } } }],
  ["title>=m", { filter: { title: { gte: "m" } } }],
  ["year:1990..1999", { filter: { release_year: { gte: 1990, lte: 1999 } } }],
  ["release_year:..1999", { filter: { release_year: { lte: 1999 } } }],
  ["year>=1980 year<1990", { filter: { release_year: { gte: 1980, lt: 1990 } } }],
  ["year:1979,1982", { filter: { release_year: { in: [1979, 1982] } } }],
  ["expires<30d", { filter: { expiry_date: { lt: "2026-12-24" } } }],
  ["expiry>=-7d", { filter: { expiry_date: { gte: "2026-11-17" } } }],
  ["expires<=6m", { filter: { expiry_date: { lte: "2027-05-24" } } }],
  ["expires:today", { filter: { expiry_date: { eq: "2026-11-24" } } }],
  ["expires:today..eom", { filter: { expiry_date: { gte: "2026-11-24", lte: "2026-11-30" } } }],
  ["expires:2w..1y", { filter: { expiry_date: { gte: "2026-12-08", lte: "2027-11-24" } } }],
  ["expires:2027-02", { filter: { expiry_date: { gte: "2027-02-01", lte: "2027-02-28" } } }],
  ["expires>2027", { filter: { expiry_date: { gt: "2027-12-31" } } }],
  ["-genre:war", { filter: { not: { genre: { eq: "war" } } } }],
  ["NOT genre:war", { filter: { not: { genre: { eq: "war" } } } }],
  ["genre:war AND year:1990", { filter: { genre: { eq: "war" }, release_year: { eq: 1990 } } }],
  ["genre:a genre:b", { filter: { genre: { eq: "a" }, and: [{ genre: { eq: "b" } }] } }],
  [
    "genre:a OR genre:b year:1",
    { filter: { or: [{ genre: { eq: "a" } }, { genre: { eq: "b" }, release_year: { eq: 1 } }] } },
  ],
  [
    "-(genre:a OR genre:b)",
    { filter: { not: { or: [{ genre: { eq: "a" } }, { genre: { eq: "b" } }] } } },
  ],
  [
    'genre:horror expires<30d year>=1980 -title:"the thing" (genre:drama OR genre:war) amelie',
    {
      filter: {
        genre: { eq: "horror" },
        expiry_date: { lt: "2026-12-24" },
        release_year: { gte: 1980 },
        not: { title: { eq: "the thing" } },
        or: [{ genre: { eq: "drama" } }, { genre: { eq: "war" } }],
      },
      q: "amelie",
    },
  ],
  ["2001: A Space Odyssey (1968)", { q: "2001: A Space Odyssey 1968" }],
  ["Star Wars: Episode IV - A New Hope", { q: "Star Wars: Episode IV - A New Hope" }],
  ["Spider-Man or year of the dragon", { q: "Spider-Man or year of the dragon" }],
  ["genre\\:horror", { q: "genre:horror" }],
])("%s is understood", (text, query) => {
  expect(parsed(text)).toEqual(query);
});

test.each<[string, string, string]>([
  ["gnere:horror", "gnere", "unknown_field"],
  ["genre:", "genre:", "missing_value"],
  ["year:1990 genre:a, ", "genre:a, ", "missing_value"],
  ["title:*", "title:*", "missing_value"],
  ["year:..", "..", "missing_value"],
  ["year:199O", "199O", "invalid_number"],
  ["expires<2026-02-30", "2026-02-30", "invalid_date"],
  ["expires<soon", "soon", "invalid_date"],
  ["expires<999999y", "999999y", "out_of_range"],
  ["year~19", "year~19", "unsupported_operator"],
  ["year>1980,1990", "1990", "list_not_allowed"],
  ["expires:2026,2027", "2026", "list_not_allowed"],
  ["title~x*", "x*", "star_not_allowed"],
  ["title:a*,b", "a*", "star_not_allowed"],
  ["title:foo(bar)", "(", "unexpected_text"],
  ['title:"the thing', '"the thing', "unterminated_quote"],
  ["(genre:a", "(", "unbalanced_parenthesis"],
  ["genre:a)", ")", "unbalanced_parenthesis"],
  ["genre:a OR", "OR", "missing_operand"],
  ["OR genre:a", "OR", "missing_operand"],
  ["genre:a ()", ")", "missing_operand"],
  ["genre:war OR amelie", "amelie", "word_not_allowed"],
  ["genre:war -amelie", "amelie", "word_not_allowed"],
  ["alien \u0007", "\u0007", "control_character"],
  ["alien \ud800", "\ud800", "malformed_unicode"],
  ["-(-(-(-(-(genre:a)))))", "-(genre:a", "too_complex"],
])("%j is refused at %j: %s", (text, part, code) => {
  const { problem } = parseQuery(text, today);
  expect(problem).toMatchObject({ position: text.lastIndexOf(part), length: part.length, code });
});

test("of two groups in one place the deeper stays where it is, so that the deepest trees read back", () => {
  const shallow = { or: [{ not: { title: "the thing" } }] };
  const deep = {
    ...shallow,
    not: { ...shallow, not: { or: [{ title: "a" }], not: { title: "b" } } },
  };
  const filter = Condition.parse({ ...shallow, not: deep });
  expect(parsed(formatQuery({ filter })).filter).toMatchObject({ not: { not: { not: {} } } });
});

describe("limits are met at their edge", () => {
  const many = (count: number, one: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => one(at)).join(" ");

  test.each<[string, number, (count: number) => string]>([
    ["50 conditions", 50, (count) => many(count, (at) => `genre:g${at}`)],
    ["1,000 values", 1000, (count) => `year:${many(count, String).replaceAll(" ", ",")}`],
    ["200 letters to search for", 200, (count) => "é".repeat(count)],
    ["4,000 characters", 4000, (count) => `title:"${"x".repeat(count - 8)}"`],
    ["20 groups", 20, (count) => `${"(".repeat(count)}genre:a${")".repeat(count)}`],
  ])("%s are taken, and not one more", (_, most, text) => {
    expect(parseQuery(text(most), today).problem).toBeUndefined();
    expect(parseQuery(text(most + 1), today).problem?.code).toMatch(/^too_(long|complex)$/);
  });
});

test("any text gives a condition tree within its limits, or a problem inside the text", () => {
  fc.assert(
    fc.property(anyQueryText(), (text) => {
      const { query, problem } = parseQuery(text, today);
      if (problem) {
        expect(problem.position).toBeGreaterThanOrEqual(0);
        expect(problem.length).toBeGreaterThan(0);
        expect(problem.position + problem.length).toBeLessThanOrEqual(text.length);
        return;
      }
      if (query.filter) expect(Condition.parse(query.filter)).toEqual(query.filter);
      if (query.q) expect(SearchWords.parse(query.q)).toBe(query.q);
    }),
    { numRuns: 5_000 },
  );
});

test("a query that was read is written as a text that reads back as the same", () => {
  fc.assert(
    fc.property(anyQueryText(), (text) => {
      const { query } = parseQuery(text, today);
      if (query) expect(parsed(formatQuery(query))).toEqual(query);
    }),
    { numRuns: 5_000 },
  );
});

test("any condition tree and words are written as a text that reads back, and then stays as it is", () => {
  const words = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 20 }),
    fc.constantFrom("genre:x", "-a", "year > 3", "OR", "(a", '"', "\\", "Alien: 3", "\u0338 a"),
  );
  fc.assert(
    fc.property(anyConditionTree(), fc.option(words), (tree, given) => {
      const filter = Condition.safeParse(tree);
      const q = SearchWords.safeParse(given ?? "");
      fc.pre(filter.success && q.success);
      const read = parsed(formatQuery({ filter: filter.data, q: q.data }));
      expect(read.q ?? "").toBe(q.data);
      expect(parsed(formatQuery(read))).toEqual(read);
    }),
    { numRuns: 3_000 },
  );
});

test("a query is written as people would type it", () => {
  const text =
    'genre:horror expires:2026-01-01..2026-12-31 -title:"the thing" (genre:drama OR genre:war) Alien: 3';
  expect(formatQuery(parsed(text))).toBe(text);
});

test("no two fields answer to one name", () => {
  const names = movieFields.flatMap((field) => [field.name, ...field.query_aliases]);
  expect(new Set(names).size).toBe(names.length);
});
