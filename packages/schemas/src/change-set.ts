import { z } from "zod";
import { type Actor, doors } from "./actor";
import { Instant } from "./instant";
import { SomeMovieFields } from "./movie";
import { MovieId, NextCursor, PageInput } from "./movie-record";
import { mustBe } from "./must-be";
import { plainText } from "./plain-text";

/** What a change set did. `bulk` set fields of many films, `load` brought films in, `purge` emptied the trash. */
export const changeSetKinds = [
  "create",
  "update",
  "delete",
  "restore",
  "bulk",
  "undo",
  "load",
  "purge",
] as const;
export type ChangeSetKind = (typeof changeSetKinds)[number];

const actorKinds = ["anonymous", "user", "api_key", "system"] as const satisfies Actor["kind"][];

/** Who made a change set, as they were called then; the program itself has no id. */
export const RecordedActor = z
  .strictObject({
    kind: z.enum(actorKinds),
    id: z.string().nullable(),
    name: z.string(),
  })
  .meta({ id: "RecordedActor" });
export type RecordedActor = z.infer<typeof RecordedActor>;

const Time = z.iso.datetime({ precision: 3 });

export const ChangeSetId = z.guid({ error: mustBe("a UUID") }).toLowerCase();

/** One write: who, when, through which door and what. `undone_by` is the last undo of it, if any. */
export const ChangeSet = z
  .strictObject({
    id: ChangeSetId,
    at: Time,
    kind: z.enum(changeSetKinds),
    actor: RecordedActor,
    door: z.enum(doors),
    request_id: z.string(),
    summary: z.string(),
    film_count: z.int(),
    undoes: ChangeSetId.nullable(),
    undone_by: ChangeSetId.nullable(),
  })
  .meta({ id: "ChangeSet" });
export type ChangeSet = z.infer<typeof ChangeSet>;

/**
 * A film as a change recorded it: the fields that films had then. Of a film that was purged since, the
 * title alone is kept.
 */
export const PastMovie = SomeMovieFields.meta({ id: "PastMovie" });
export type PastMovie = z.infer<typeof PastMovie>;

/** What a change set did to one film: no `before` is a film that was not there, no `after` one in the trash. */
export const FilmChange = z
  .strictObject({
    movie_id: MovieId,
    version: z.int().min(1),
    before: PastMovie.nullable(),
    after: PastMovie.nullable(),
  })
  .meta({ id: "FilmChange" });
export type FilmChange = z.infer<typeof FilmChange>;

/** A change set with a page of its changes. */
export const ChangeSetDetails = z
  .strictObject({
    ...ChangeSet.shape,
    changes: z.array(FilmChange),
  })
  .meta({ id: "ChangeSetDetails" });
export type ChangeSetDetails = z.infer<typeof ChangeSetDetails>;

/** One change in the history of a film. */
export const MovieChange = z
  .strictObject({
    version: z.int().min(1),
    at: Time,
    actor: RecordedActor,
    door: z.enum(doors),
    change_set: ChangeSetId,
    before: PastMovie.nullable(),
    after: PastMovie.nullable(),
  })
  .meta({ id: "MovieChange" });
export type MovieChange = z.infer<typeof MovieChange>;

const oneOf = (names: readonly string[]) => ({ error: mustBe(`one of ${names.join(", ")}`) });

/** Which change sets to list: all that is given must hold. `actor` is an id, or `system`; times are inclusive. */
export const ListChangeSetsInput = z.strictObject({
  actor: plainText({ min: 1, max: 200 }).optional(),
  door: z.enum(doors, oneOf(doors)).optional(),
  kind: z.enum(changeSetKinds, oneOf(changeSetKinds)).optional(),
  movie_id: MovieId.optional(),
  from: Instant.optional(),
  to: Instant.optional(),
  ...PageInput.shape,
});
export type ListChangeSetsInput = z.infer<typeof ListChangeSetsInput>;

/** Which change set, and which page of its changes. */
export const GetChangeSetInput = z.strictObject({ id: ChangeSetId, ...PageInput.shape });
export type GetChangeSetInput = z.infer<typeof GetChangeSetInput>;

export const MovieHistoryInput = z.strictObject({ id: MovieId, ...PageInput.shape });
export type MovieHistoryInput = z.infer<typeof MovieHistoryInput>;

/** One page, newest first. */
export const ChangeSetPage = z.strictObject({
  change_sets: z.array(ChangeSet),
  next_cursor: NextCursor,
});
export type ChangeSetPage = z.infer<typeof ChangeSetPage>;

export const MovieHistoryPage = z.strictObject({
  changes: z.array(MovieChange),
  next_cursor: NextCursor,
});
export type MovieHistoryPage = z.infer<typeof MovieHistoryPage>;

export const ChangeSetDetailsPage = z.strictObject({
  ...ChangeSetDetails.shape,
  next_cursor: NextCursor,
});
export type ChangeSetDetailsPage = z.infer<typeof ChangeSetDetailsPage>;

export const UndoChangeSetInput = z.strictObject({ id: ChangeSetId });
export type UndoChangeSetInput = z.infer<typeof UndoChangeSetInput>;

/** Why a film cannot be put back: what was done to it since, or the live film that it would be the same as. */
export const undoConflictReasons = [
  "changed_since",
  "deleted_since",
  "restored_since",
  "purged",
  "duplicate_movie",
] as const;

export const UndoConflict = z
  .strictObject({
    id: MovieId,
    title: z.string(),
    reason: z.enum(undoConflictReasons),
    /** With `duplicate_movie`: the path of the film that is in the way. */
    existing: z.string().optional(),
  })
  .meta({ id: "UndoConflict" });
export type UndoConflict = z.infer<typeof UndoConflict>;

/** What an undo came to; `change_set` is null where it changed no film. At most 1,000 conflicts are listed. */
export const UndoneChangeSet = z
  .strictObject({
    change_set: ChangeSetId.nullable(),
    undone: z.int(),
    conflict_count: z.int(),
    conflicts: z.array(UndoConflict),
  })
  .meta({ id: "UndoneChangeSet" });
export type UndoneChangeSet = z.infer<typeof UndoneChangeSet>;
