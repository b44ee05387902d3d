import { z } from "zod";
import { Movie } from "./movie";
import { selectionShape } from "./selection";

export const MovieStatsInput = z.strictObject(selectionShape);
export type MovieStatsInput = z.infer<typeof MovieStatsInput>;

const count = z.int();

/** How the films of a selection are spread. What has no film is left out. */
export const MovieStats = z.strictObject({
  total: count,
  /** The most frequent first, 1,000 at most. */
  genres: z.array(z.strictObject({ genre: Movie.shape.genre, count })),
  years: z.array(z.strictObject({ release_year: Movie.shape.release_year, count })),
  /** By the first year of each: 1980 for 1980 to 1989. */
  decades: z.array(z.strictObject({ decade: z.int(), count })),
  /** By the month, as `2026-11`, in which rights end. */
  expiry_months: z.array(z.strictObject({ month: z.string(), count })),
  /** Seen from the catalogue's today; within 30 days includes today and within 7. */
  expiry: z.strictObject({
    expired: count,
    today: count,
    within_7_days: count,
    within_30_days: count,
    within_90_days: count,
  }),
});
export type MovieStats = z.infer<typeof MovieStats>;
