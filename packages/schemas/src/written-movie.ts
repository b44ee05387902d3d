import { z } from "zod";
import { ChangeSetId } from "./change-set";
import { MovieRecord } from "./movie-record";

/** A film that was added, and the change set that undoes it. */
export const AddedMovie = z.strictObject({ movie: MovieRecord, change_set: ChangeSetId });
export type AddedMovie = z.infer<typeof AddedMovie>;

/** A film written, and the change set that undoes it; null where the film was already so. */
export const WrittenMovie = z.strictObject({
  movie: MovieRecord,
  change_set: ChangeSetId.nullable(),
});
export type WrittenMovie = z.infer<typeof WrittenMovie>;

/** Films that were moved to the trash, as they were last. */
export const DeletedMovies = z.strictObject({
  deleted: z.int(),
  movies: z.array(MovieRecord),
  change_set: ChangeSetId,
});
export type DeletedMovies = z.infer<typeof DeletedMovies>;
