import { Condition } from "@marquee/schemas/condition";
import { anyPlainMovie } from "@marquee/schemas/movie-arbitrary";
import { movieFields } from "@marquee/schemas/movie-field";
import { formatQuery } from "@marquee/schemas/query-format";
import { parseQuery } from "@marquee/schemas/query-parse";
import fc from "fast-check";
import { expect, test } from "vitest";
import { anyCondition, holds, type KeyedMovie } from "./condition-model";

const titles = ["Alien", "100% Wolf", "Ω mega", "a, b", 'say "no"', "x*", "(1)", "-y", "é"];

const plainFilms = fc.sample(anyPlainMovie(), { seed: 1, numRuns: titles.length });
const films: KeyedMovie[] = plainFilms.map((plain, at) => {
  const film = {
    ...plain,
    title: titles[at] ?? "",
    genre: at % 2 === 0 ? "War" : "Black Comedy",
    expiry_date: `202${at}-02-28`,
    release_year: 1980 + at,
  };
  const keys = movieFields.map(({ name }) => [name, String(film[name]).toLowerCase()]);
  return { ...film, keys: Object.fromEntries(keys) };
});

test("a condition written in one line and read again holds for the same films", () => {
  fc.assert(
    fc.property(anyCondition(films), (tree) => {
      const filter = Condition.parse(tree);
      const { query } = parseQuery(formatQuery({ filter }), "2026-11-24");
      const read = query?.filter;
      if (!read) throw new Error(`${formatQuery({ filter })} was not read`);
      for (const film of films) expect(holds(read, film)).toBe(holds(filter, film));
    }),
    { numRuns: 2_000 },
  );
});
