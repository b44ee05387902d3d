import { z } from "zod";
import { type Condition, Condition as ConditionTree, searchValueOf } from "./condition";
import { type Movie, movieFields } from "./movie";
import { PageInput } from "./movie-record";
import { Sort } from "./sort";

type SearchShape = { [F in keyof Movie]: z.ZodOptional<z.ZodType<Movie[F]>> };

const searchShape = Object.fromEntries(
  movieFields.map((field) => [field.name, searchValueOf(field).optional()]),
) as unknown as SearchShape;

/** Any of a film's fields, as values to look for: films match all that are given. */
export const SearchFields = z.strictObject(searchShape);
export type SearchFields = z.infer<typeof SearchFields>;

/** What a search takes: fields and a condition, all together (AND), an order, and a page. */
export const SearchMoviesInput = z.strictObject({
  ...searchShape,
  filter: ConditionTree.optional(),
  sort: Sort.optional(),
  ...PageInput.shape,
});
export type SearchMoviesInput = z.infer<typeof SearchMoviesInput>;

/** Which films to delete by their fields; the title is required. */
export const DeleteByTitleInput = z.strictObject({
  ...searchShape,
  title: searchShape.title.unwrap(),
});
export type DeleteByTitleInput = z.infer<typeof DeleteByTitleInput>;

/** Fields to look for as a condition; undefined where nothing constrains. */
export function searchCondition(
  input: SearchFields & { filter?: Condition | undefined },
): Condition | undefined {
  const given = movieFields.filter((field) => input[field.name] !== undefined);
  const equal: Condition = Object.fromEntries(given.map(({ name }) => [name, { eq: input[name] }]));
  const parts = [...(given.length > 0 ? [equal] : []), ...(input.filter ? [input.filter] : [])];
  return parts.length > 1 ? { and: parts } : parts[0];
}
