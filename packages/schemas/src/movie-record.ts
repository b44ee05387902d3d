import { z } from "zod";
import { CalendarDate } from "./calendar-date";
import { Condition } from "./condition";
import { listStartProblem } from "./list-start";
import { Movie, MovieChanges } from "./movie";
import { hasSuggestions, movieFields } from "./movie-field";
import { mustBe } from "./must-be";
import { searchText } from "./plain-text";
import { joinSelection, selectionShape } from "./selection";
import { Sort } from "./sort";
import { catalogueOrder } from "./sort-key";

/** Identity of a film: a UUID (version 7, so that ids grow with time). */
export const MovieId = z.guid({ error: mustBe("a UUID") }).toLowerCase();

/** A film with its identity: what `/api/movies` and tRPC give. Times are RFC 3339, UTC, milliseconds. */
export const MovieRecord = z
  .strictObject({
    ...Movie.shape,
    id: MovieId,
    version: z.int().min(1),
    created_at: z.iso.datetime({ precision: 3 }),
    updated_at: z.iso.datetime({ precision: 3 }),
  })
  .meta({ id: "MovieRecord" });
export type MovieRecord = z.infer<typeof MovieRecord>;

export const CreateMovieInput = Movie;
export type CreateMovieInput = Movie;

export const GetMovieInput = z.strictObject({ id: MovieId });
export type GetMovieInput = z.infer<typeof GetMovieInput>;

const Version = z
  .int({ error: mustBe("a whole number") })
  .min(1, { error: "must be 1 or more" })
  .max(2_147_483_647, { error: "must be a version that a film can have" });

/** `version` is the one the change was made from: a film changed since is not overwritten. */
export const UpdateMovieInput = z.strictObject({
  id: MovieId,
  version: Version,
  set: MovieChanges,
});
export type UpdateMovieInput = z.infer<typeof UpdateMovieInput>;

export const DeleteMovieInput = z.strictObject({ id: MovieId, version: Version });
export type DeleteMovieInput = z.infer<typeof DeleteMovieInput>;

/** Which films to delete: by id, or all that a condition matches. Exactly one of both. */
export const DeleteMoviesInput = z
  .strictObject({
    ids: z.array(MovieId).min(1, { error: "must name at least one film" }).max(1000).optional(),
    filter: Condition.optional(),
  })
  .refine((input) => (input.ids === undefined) !== (input.filter === undefined), {
    error: "must give either ids or filter",
    params: { code: "invalid_choice" },
  });
export type DeleteMoviesInput = z.infer<typeof DeleteMoviesInput>;

const Limit = z
  .int({ error: mustBe("a whole number") })
  .min(1, { error: "must be 1 to 1000" })
  .max(1000, { error: "must be 1 to 1000" });

/** Where a page begins and how many films it holds. A cursor comes from the page before. */
export const PageInput = z.strictObject({
  limit: Limit.optional().meta({ description: "The most rows of the page." }),
  cursor: z.string().max(8192).optional().meta({ description: "Where the page before ended." }),
});
export type PageInput = z.infer<typeof PageInput>;

/**
 * With words to look for and no `sort`, films come best first. `from` is where the first page begins in the
 * order; a cursor knows better.
 */
export const ListMoviesInput = z
  .strictObject({
    ...selectionShape,
    sort: Sort.optional(),
    from: z
      .string({ error: mustBe("text") })
      .optional()
      .meta({
        description:
          "Where the list begins in its order: a value of the first sort key, or the beginning of a text.",
        examples: ["m", "1980", "2026-11-01"],
      }),
    ...PageInput.shape,
  })
  .superRefine(({ from, sort, ...selection }, ctx) => {
    if (from === undefined) return;
    const hasWords = joinSelection(selection).q !== undefined;
    const [first] = sort ?? (hasWords ? [] : catalogueOrder);
    const message = first
      ? listStartProblem(first.field, from)
      : "needs a sort where words are looked for";
    if (message) {
      ctx.addIssue({ code: "custom", path: ["from"], params: { code: "invalid_start" }, message });
    }
  });
export type ListMoviesInput = z.infer<typeof ListMoviesInput>;

export const CountKind = z.enum(["exact", "estimated"], { error: mustBe("exact or estimated") });
export type CountKind = z.infer<typeof CountKind>;

/** `exact` counts however long it takes; otherwise a large selection is estimated. */
export const CountMoviesInput = z.strictObject({ ...selectionShape, kind: CountKind.optional() });
export type CountMoviesInput = z.infer<typeof CountMoviesInput>;

/** A range of expiry dates, both ends inclusive, and a page of it. */
export const ExpiringMoviesFields = z.strictObject({
  from: CalendarDate,
  to: CalendarDate,
  ...PageInput.shape,
});

export const ExpiringMoviesInput = ExpiringMoviesFields.refine(({ from, to }) => from <= to, {
  path: ["from"],
  error: "must not be after to",
  params: { code: "invalid_range" },
});
export type ExpiringMoviesInput = z.infer<typeof ExpiringMoviesInput>;

/** The cursor of the next page; null on the last. */
export const NextCursor = z.string().nullable();

/**
 * One page of films. `previous_cursor` leads to the films before them; it is null where the list begins, and
 * a list that was begun in its middle may find nothing there.
 */
export const MoviePage = z.strictObject({
  movies: z.array(MovieRecord),
  next_cursor: NextCursor,
  previous_cursor: z.string().nullable(),
});
export type MoviePage = z.infer<typeof MoviePage>;

export const MovieCount = z.strictObject({ count: z.int(), kind: CountKind });
export type MovieCount = z.infer<typeof MovieCount>;

/** Which existing values to suggest: of a field with suggestions, those that contain or resemble a text. */
export const SuggestValuesInput = z.strictObject({
  field: z.enum(movieFields.filter(hasSuggestions).map((field) => field.name)),
  text: searchText.optional(),
});
export type SuggestValuesInput = z.infer<typeof SuggestValuesInput>;
