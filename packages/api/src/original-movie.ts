import { Movie } from "@marquee/schemas/movie";
import { SearchFields, searchOptions } from "@marquee/schemas/search-fields";
import { z } from "zod";

/**
 * The four fields of the original service. Its paths carry these for ever, whatever the film gains
 * later, so that a client that compares exactly does not break: the only list beside the schema's.
 */
const original = { title: true, genre: true, expiry_date: true, release_year: true } as const;

/** A film as the original service takes it: it knows no field that films gained later. */
export const OriginalMovie = Movie.pick(original).meta({ id: "OriginalMovie" });
export type OriginalMovie = z.infer<typeof OriginalMovie>;

export const originalFields = OriginalMovie.keyof().options;

const OriginalSearchFields = SearchFields.pick(original);

/** Which films to find by their original fields; a selection beside them may name any field. */
export const OriginalSearchInput = z.strictObject({
  ...OriginalSearchFields.shape,
  ...searchOptions,
});

/** Which films to delete by their original fields; the title is required. */
export const DeleteByTitleInput = OriginalSearchFields.extend({
  title: OriginalSearchFields.shape.title.unwrap(),
});

/** A film as the original service showed it. */
export function originalMovie(movie: Movie): OriginalMovie {
  const { title, genre, expiry_date, release_year } = movie;
  return { title, genre, expiry_date, release_year };
}
