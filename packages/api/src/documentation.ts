import type { ErrorCode } from "@marquee/schemas/service-error";
import type { z } from "zod";

/** Headers that answers carry beside those of every answer, and what they say. */
export const answerHeaders = {
  ETag: "The version of what is answered, for If-Match and If-None-Match.",
  Location: "The film's path.",
  "Change-Set": "The change set of this write, which can be looked up and undone.",
  Link: 'The next page, `rel="next"` (RFC 8288), while there is more.',
  "Next-Cursor": "The cursor of the next page, while there is more.",
  "X-Total-Count": "How many films match, where `count` asked for it.",
  "X-Total-Count-Kind": "Whether that is `exact` or `estimated`.",
  "WWW-Authenticate": "What would be let in.",
  "Retry-After": "Seconds after which to try again.",
  RateLimit: "What is left of the caller's allowance, and when it is whole again.",
  "RateLimit-Policy": "The caller's allowance: how many requests in how many seconds.",
} as const;
export type AnswerHeader = keyof typeof answerHeaders;

/** The headers that lead to the next page. */
export const pageHeaders = ["Link", "Next-Cursor"] as const satisfies AnswerHeader[];

/** One way in which an operation answers, other than by a refusal. */
export type DocumentedAnswer = {
  status: number;
  says: string;
  /** JSON of this form; none for an answer without a body. */
  body?: z.ZodType;
  /** Whether `Accept` may ask for the rows as lines of JSON or as CSV. */
  is_streamed?: boolean;
  /** Headers that are always there, and those that may be. */
  headers?: readonly AnswerHeader[];
  optional_headers?: readonly AnswerHeader[];
};

/** What the OpenAPI document says of an HTTP operation beyond what it takes and needs. */
export type Documentation = {
  /** Stable: programs that are generated from the document name their functions by it. */
  operation_id: string;
  summary: string;
  description?: string;
  answers: readonly DocumentedAnswer[];
  /** Codes that are its own: those that follow from its other properties are added to them. */
  refusals?: readonly ErrorCode[];
};
