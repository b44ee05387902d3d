import { z } from "zod";
import { catalogueToday } from "./catalogue-day";
import { Condition } from "./condition";
import { mustBe } from "./must-be";
import type { Query } from "./query";
import { parseQuery } from "./query-parse";
import { SearchWords } from "./search-words";

/** A query in one line together with what it means on the catalogue's present day. */
export type ReadQuery = Query & { text: string };

/** A query in one line, as `parseQuery` reads it. A refusal says where in the text it is. */
export const QueryLine = z.string({ error: mustBe("text") }).transform((text, ctx): ReadQuery => {
  const { query, problem } = parseQuery(text, catalogueToday());
  if (query) return { text, ...query };
  const { code, detail, position, length } = problem;
  const message = `${detail} (at character ${position + 1})`;
  ctx.addIssue({ code: "custom", params: { code, position, length }, message });
  return z.NEVER;
});

/** The ways to say which films are meant; those that are given hold together (AND). */
export const selectionShape = {
  filter: Condition.optional(),
  query: QueryLine.optional().meta({
    description: "A query in one line.",
    examples: ["genre:horror expires<30d year>=1980"],
  }),
  q: SearchWords.optional().meta({
    description: "Words in the title, best first; accents and typing errors are forgiven.",
  }),
};

export type Selection = {
  filter?: Condition | undefined;
  query?: ReadQuery | undefined;
  q?: SearchWords | undefined;
};

/** A selection as one condition and the words to look for in titles; an absent part does not constrain. */
export function joinSelection({ filter, query, q }: Selection): {
  filter: Condition | undefined;
  q: SearchWords | undefined;
} {
  const words = [q, query?.q].filter((part) => part !== undefined && part !== "").join(" ");
  return { filter: allOf([filter, query?.filter]), q: words === "" ? undefined : words };
}

/** Conditions that hold together as one; undefined where none is given. */
export function allOf(conditions: readonly (Condition | undefined)[]): Condition | undefined {
  const given = conditions.filter((condition) => condition !== undefined);
  return given.length > 1 ? { and: given } : given[0];
}
