import { z } from "zod";
import { mustBe } from "./must-be";
import { textProblem } from "./text-problem";

/**
 * A line of text as people write it: NFC, trimmed (Unicode white space and U+FEFF), well-formed,
 * without control characters. Lengths are counted in code points.
 */
export function plainText(limits: { min: number; max: number }) {
  return (
    z
      .string({ error: mustBe("text") })
      .normalize("NFC")
      // Before trimming: a control character is refused wherever it stands.
      .superRefine(refuseBadText)
      .trim()
      .superRefine((value, ctx) => {
        const problem = lengthProblem(value, limits);
        if (problem)
          ctx.addIssue({
            code: "custom",
            params: { code: problem.code },
            message: problem.message,
          });
      })
      .meta({ minLength: limits.min, maxLength: limits.max })
  );
}

/** Text to look for: normalised like stored text, of any length. */
export const searchText = z
  .string({ error: mustBe("text") })
  .normalize("NFC")
  .superRefine(refuseBadText);

function refuseBadText(value: string, ctx: z.RefinementCtx): void {
  const problem = textProblem(value);
  if (!problem) return;
  const { code, message } = problem;
  ctx.addIssue({ code: "custom", params: { code }, message, continue: false });
}

function lengthProblem(value: string, { min, max }: { min: number; max: number }) {
  const length = value.length > max ? [...value].length : value.length;
  if (length >= min && length <= max) return undefined;
  return {
    code: length < min ? "too_short" : "too_long",
    message: `must be ${min} to ${max} characters`,
  };
}
