/** What a field that is not there is told. */
export const missing = "is required";

/** The message of a type check: what the value must be, or that it is missing. */
export function mustBe(what: string): (issue: { input?: unknown }) => string {
  return ({ input }) => (input === undefined ? missing : `must be ${what}`);
}
