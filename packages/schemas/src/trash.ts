import { z } from "zod";
import { Condition } from "./condition";
import { MovieId, MovieRecord, NextCursor, PageInput } from "./movie-record";

/** A film in the trash, since when it is there, and from when on it is purged. */
export const TrashedMovie = z
  .strictObject({
    ...MovieRecord.shape,
    deleted_at: z.iso.datetime({ precision: 3 }),
    purge_at: z.iso.datetime({ precision: 3 }),
  })
  .meta({ id: "TrashedMovie" });
export type TrashedMovie = z.infer<typeof TrashedMovie>;

export const ListTrashInput = z.strictObject({ filter: Condition.optional(), ...PageInput.shape });
export type ListTrashInput = z.infer<typeof ListTrashInput>;

/** One page of the trash, last deleted first. */
export const TrashPage = z.strictObject({ movies: z.array(TrashedMovie), next_cursor: NextCursor });
export type TrashPage = z.infer<typeof TrashPage>;

export const RestoreMovieInput = z.strictObject({ id: MovieId });
export type RestoreMovieInput = z.infer<typeof RestoreMovieInput>;
