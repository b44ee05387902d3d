// next-auth tells the browser no more of a failed sign-in than one text.
const prefix = "SignInThrottled ";

/** The text by which a browser is told that too many attempts have failed, and for how many seconds. */
export function throttledText(seconds: number): string {
  return `${prefix}${seconds}`;
}

/** The seconds in such a text; undefined for any other. */
export function throttledSeconds(text: string | null): number | undefined {
  const seconds = text?.startsWith(prefix) ? Number(text.slice(prefix.length)) : Number.NaN;
  return Number.isInteger(seconds) ? seconds : undefined;
}
