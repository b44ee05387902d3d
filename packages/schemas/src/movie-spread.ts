import { z } from "zod";
import { daysBetween } from "./calendar";
import { CalendarDate } from "./calendar-date";
import { Movie } from "./movie";
import { selectionShape } from "./selection";

const count = z.int();

/** The most days that are counted at once: ten years. */
export const mostExpiryDays = 3_660;

const titleCount = { error: "must be 0 to 5" };

/**
 * Days to count last days of, both ends inclusive, and which films to count. `titles`: how many of each
 * day's titles to tell, none by default.
 */
export const ExpiryDaysInput = z
  .strictObject({
    ...selectionShape,
    from: CalendarDate,
    to: CalendarDate,
    titles: z.int(titleCount).min(0, titleCount).max(5, titleCount).optional(),
  })
  .refine(({ from, to }) => from <= to, {
    path: ["from"],
    error: "must not be after to",
    params: { code: "invalid_range" },
  })
  .refine(({ from, to }) => daysBetween(from, to) < mostExpiryDays, {
    path: ["to"],
    error: `must be within ${mostExpiryDays} days of from`,
    params: { code: "invalid_range" },
  });
export type ExpiryDaysInput = z.infer<typeof ExpiryDaysInput>;

/** How many films end on each day, the earliest first, and their first titles; a day without any is left out. */
export const ExpiryDays = z.strictObject({
  days: z.array(
    z.strictObject({ expiry_date: CalendarDate, count, titles: z.array(Movie.shape.title) }),
  ),
});
export type ExpiryDays = z.infer<typeof ExpiryDays>;

export const genreSpans = ["expiry_month", "decade"] as const;
export type GenreSpan = (typeof genreSpans)[number];

/** By what spans of time films are counted for each genre, and which films. */
export const GenreSpreadInput = z.strictObject({
  ...selectionShape,
  by: z.enum(genreSpans, { error: `must be one of ${genreSpans.join(", ")}` }),
});
export type GenreSpreadInput = z.infer<typeof GenreSpreadInput>;

/** Genres that are counted each for itself. */
export const mostSpreadGenres = 6;

/**
 * How many films of each of the most frequent genres fall into each span of time: a month as `2026-11`, a
 * decade by its first year. The films of all other genres are counted together, as those of genre null.
 */
export const GenreSpread = z.strictObject({
  /** The most frequent first. */
  genres: z.array(Movie.shape.genre),
  spans: z.array(z.strictObject({ span: z.string(), genre: Movie.shape.genre.nullable(), count })),
});
export type GenreSpread = z.infer<typeof GenreSpread>;
