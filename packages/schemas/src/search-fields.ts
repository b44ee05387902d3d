import { z } from "zod";
import { type Condition, searchValueOf } from "./condition";
import type { Movie } from "./movie";
import { movieFields } from "./movie-field";
import { CountKind, PageInput } from "./movie-record";
import { allOf, type Selection, selectionShape } from "./selection";
import { Sort } from "./sort";

type SearchShape = { [F in keyof Movie]: z.ZodOptional<z.ZodType<Movie[F]>> };

const searchShape = Object.fromEntries(
  movieFields.map((field) => {
    const { name, description } = field;
    return [name, searchValueOf(field).meta({ description }).optional()];
  }),
) as unknown as SearchShape;

/** Any of a film's fields, as values to look for: films match all that are given. */
export const SearchFields = z.strictObject(searchShape);
export type SearchFields = z.infer<typeof SearchFields>;

/** What a search takes beside fields: a selection, an order, a count, and a page. */
export const searchOptions = {
  ...selectionShape,
  sort: Sort.optional(),
  count: CountKind.optional(),
  ...PageInput.shape,
};

/** What a search takes: fields and a selection, all together (AND), an order, a count, and a page. */
export const SearchMoviesInput = z.strictObject({ ...searchShape, ...searchOptions });
export type SearchMoviesInput = z.infer<typeof SearchMoviesInput>;

/** Fields to look for as a condition; undefined where none is given. */
export function searchCondition(input: SearchFields): Condition | undefined {
  const given = movieFields.filter((field) => input[field.name] !== undefined);
  if (given.length === 0) return undefined;
  return Object.fromEntries(given.map(({ name }) => [name, { eq: input[name] }]));
}

/** What a search means: its fields are one more condition. */
export function searchSelection(input: SearchFields & Selection): Selection {
  const { filter, query, q } = input;
  return { filter: allOf([searchCondition(input), filter]), query, q };
}
