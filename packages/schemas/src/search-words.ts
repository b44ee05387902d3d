import type { z } from "zod";
import { searchText } from "./plain-text";
import { longestSearch, singleSpaced } from "./search-text";

/**
 * Words looked for in titles, forgiving accents, case and typing errors: NFC, single spaces, at most 200
 * characters. Empty words look for nothing.
 */
export const SearchWords = searchText
  .transform(singleSpaced)
  .refine((text) => [...text].length <= longestSearch, {
    error: `must be at most ${longestSearch} characters`,
    params: { code: "too_long" },
  });
export type SearchWords = z.infer<typeof SearchWords>;
