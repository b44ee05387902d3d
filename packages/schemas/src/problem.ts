import { z } from "zod";
import { MovieRecord } from "./movie-record";
import { type ErrorCode, type ErrorDetails, errorStatus } from "./service-error";

const rule = {
  code: z.string(),
  detail: z.string(),
  position: z.int().optional(),
  length: z.int().optional(),
};

/** One bad field, as doors tell it. */
export const FieldProblem = z
  .union([
    z.strictObject({ pointer: z.string(), ...rule }),
    z.strictObject({ parameter: z.string(), ...rule }),
  ])
  .meta({
    id: "FieldProblem",
    description:
      "One bad field: where it is, a stable code, and the rule it breaks. With a query in one line also which part of its text, in UTF-16 code units.",
  });

/** What a refusal tells beside its code and detail. Which of it, follows from the code. */
export const problemDetails = {
  errors: z.array(FieldProblem).optional().meta({ description: "Every bad field at once." }),
  current: MovieRecord.optional().meta({
    description: "With stale_version: the film as it is now.",
  }),
  existing: z.string().optional().meta({
    description: "With duplicate_movie: the path of the film that is already there.",
  }),
  count: z.int().optional().meta({
    description: "With count_mismatch: how many films the selection matches now.",
  }),
  retry_after: z.int().optional().meta({
    description: "With rate_limited: in how many seconds to try again.",
  }),
} satisfies { [Name in Exclude<keyof ErrorDetails, "allow">]-?: z.ZodType<ErrorDetails[Name]> };

export const errorCodes = Object.keys(errorStatus) as ErrorCode[];

/** The body of a refused request (RFC 9457). */
export const Problem = z
  .strictObject({
    type: z.literal("about:blank"),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().meta({ description: "The request id, which the log carries too." }),
    code: z
      .enum(errorCodes)
      .meta({ description: "Stable: programs may tell refusals apart by it." }),
    ...problemDetails,
  })
  .meta({ id: "Problem", description: "Why a request was refused (RFC 9457)." });
