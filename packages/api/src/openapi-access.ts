import type { ErrorCode } from "@marquee/schemas/service-error";
import type { DocumentedAnswer } from "./documentation";

/** What every operation that needs a permission may be refused for, whatever it does. */
export const accessRefusals = [
  "unauthenticated",
  "forbidden",
  "second_factor_required",
  "rate_limited",
  "internal_error",
  "database_unavailable",
  "issuer_unavailable",
] as const satisfies ErrorCode[];

const limitHeaders = ["RateLimit", "RateLimit-Policy"] as const;

/** The answers of an operation whose callers are counted, which tells them how they stand. */
export function countedAnswers(answers: readonly DocumentedAnswer[]): DocumentedAnswer[] {
  return answers.map((answer) => ({
    ...answer,
    optional_headers: [...(answer.optional_headers ?? []), ...limitHeaders],
  }));
}
