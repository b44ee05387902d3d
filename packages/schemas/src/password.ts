import { z } from "zod";
import { mustBe } from "./must-be";

/** The least and the most characters of a password that is set (NIST SP 800-63B-4, a sole factor). */
export const shortestPassword = 15;
export const longestPassword = 1_024;

/**
 * A password to be set: any characters, no rule of which. It is taken as it is typed, spaces included.
 * Whether it is too easily guessed shows where it is set.
 */
export const NewPassword = z.string({ error: mustBe("text") }).superRefine((value, ctx) => {
  const problem = passwordProblem(value);
  if (!problem) return;
  const { code, message } = problem;
  ctx.addIssue({ code: "custom", params: { code }, message });
});

function passwordProblem(value: string): { code: string; message: string } | undefined {
  if (!value.isWellFormed()) {
    return {
      code: "malformed_unicode",
      message: "must be well-formed Unicode (it holds half of a surrogate pair)",
    };
  }
  if ([...value.normalize("NFC")].length < shortestPassword) {
    return {
      code: "too_short",
      message: `must be at least ${shortestPassword} characters; a sentence of a few words is good, and no kind of character is asked for`,
    };
  }
  if (value.length > longestPassword) {
    return { code: "too_long", message: `must be at most ${longestPassword} characters` };
  }
  return undefined;
}

/** A password that is shown to be known, whatever it is. */
export const KnownPassword = z.string({ error: mustBe("text") }).max(10_000);
