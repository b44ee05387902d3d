import { z } from "zod";
import { searchValueOf } from "./condition";
import type { Movie } from "./movie";
import { movieFields } from "./movie";

/** Any of a film's fields, as values to look for: films match all that are given. */
export const SearchFields = z.strictObject(
  Object.fromEntries(movieFields.map((field) => [field.name, searchValueOf(field).nullish()])),
) as unknown as z.ZodObject<{
  [F in keyof Movie]: z.ZodOptional<z.ZodNullable<z.ZodType<Movie[F]>>>;
}>;
export type SearchFields = { [F in keyof Movie]?: Movie[F] | null };
