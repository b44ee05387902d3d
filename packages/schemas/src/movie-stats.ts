import { z } from "zod";
import type { Movie } from "./movie";
import { selectionShape } from "./selection";

export const MovieStatsInput = z.strictObject(selectionShape);
export type MovieStatsInput = z.infer<typeof MovieStatsInput>;

/** How the films of a selection are spread. What has no film is left out. */
export type MovieStats = {
  total: number;
  /** The most frequent first, 1,000 at most. */
  genres: { genre: Movie["genre"]; count: number }[];
  years: { release_year: Movie["release_year"]; count: number }[];
  /** By the first year of each: 1980 for 1980 to 1989. */
  decades: { decade: number; count: number }[];
  /** By the month, as `2026-11`, in which rights end. */
  expiry_months: { month: string; count: number }[];
  /** Seen from the catalogue's today; within 30 days includes today and within 7. */
  expiry: {
    expired: number;
    today: number;
    within_7_days: number;
    within_30_days: number;
    within_90_days: number;
  };
};
