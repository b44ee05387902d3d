import type { z } from "zod";
import { searchText } from "./plain-text";

export const longestSearch = 200;

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

/** The text with each run of white space as one space, and none at its ends. */
export function singleSpaced(text: string): string {
  return text.trim().replaceAll(/\s+/g, " ");
}
