/** How many characters may be looked for. */
export const longestSearch = 200;

/** The text with each run of white space as one space, and none at its ends. */
export function singleSpaced(text: string): string {
  return text.trim().replaceAll(/\s+/g, " ");
}
