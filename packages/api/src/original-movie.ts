import { Movie, type MovieField } from "@marquee/schemas/movie";

/**
 * The four fields of the original service. Its paths carry these for ever, whatever the film gains
 * later, so that a client that compares exactly does not break: the only list beside the schema's.
 */
export const originalFields = [
  "title",
  "genre",
  "expiry_date",
  "release_year",
] as const satisfies readonly MovieField[];

/** A film as the original service showed it. */
export const OriginalMovie = Movie.pick({
  title: true,
  genre: true,
  expiry_date: true,
  release_year: true,
}).meta({ id: "OriginalMovie" });
type OriginalMovie = Pick<Movie, (typeof originalFields)[number]>;

export function originalMovie(movie: Movie): OriginalMovie {
  const { title, genre, expiry_date, release_year } = movie;
  return { title, genre, expiry_date, release_year };
}
