import type { z } from "zod";
import { missing } from "./missing";
import type { MovieRecord } from "./movie-record";

/** Every reason a service refuses, with the HTTP status that doors answer. Codes are stable. */
export const errorStatus = {
  invalid_input: 400,
  invalid_json: 400,
  invalid_encoding: 400,
  cursor_mismatch: 400,
  unauthenticated: 401,
  forbidden: 403,
  second_factor_required: 403,
  session_required: 403,
  not_found: 404,
  movie_not_found: 404,
  view_not_found: 404,
  change_set_not_found: 404,
  api_key_not_found: 404,
  subject_not_found: 404,
  user_not_found: 404,
  session_not_found: 404,
  method_not_allowed: 405,
  duplicate_movie: 409,
  count_mismatch: 409,
  idempotency_in_progress: 409,
  duplicate_view: 409,
  too_many_views: 409,
  too_many_api_keys: 409,
  duplicate_user: 409,
  last_administrator: 409,
  totp_enrolled: 409,
  totp_not_begun: 409,
  totp_not_enrolled: 409,
  movie_deleted: 410,
  invalid_link: 410,
  stale_version: 412,
  payload_too_large: 413,
  unsupported_media_type: 415,
  idempotency_key_reused: 422,
  query_too_slow: 422,
  precondition_required: 428,
  rate_limited: 429,
  internal_error: 500,
  database_unavailable: 503,
  issuer_unavailable: 503,
} as const;
export type ErrorCode = keyof typeof errorStatus;

/** One bad field: where it is (a JSON pointer, or a query parameter), a stable code, and the rule it breaks. */
export type FieldError = ({ pointer: string } | { parameter: string }) & {
  code: string;
  detail: string;
  /** With a query in one line: which part of its text, in UTF-16 code units. */
  position?: number;
  length?: number;
};

export type ErrorDetails = {
  errors?: FieldError[];
  /** With `stale_version`: the film as it is now. */
  current?: MovieRecord;
  /** With `duplicate_movie`: the path of the film that is already there. */
  existing?: string;
  /** With `count_mismatch`: how many films the selection matches now. */
  count?: number;
  /** With `rate_limited`: in how many seconds to try again. */
  retry_after?: number;
  /** With `method_not_allowed`: what the path does take. */
  allow?: string[];
};

const brand = Symbol.for("marquee.ServiceError");

/** The one error of services and doors. `message` is meant for the caller; `cause` stays in the log. */
export class ServiceError extends Error {
  readonly [brand] = true;
  override readonly name = "ServiceError";

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly options: { cause?: unknown; details?: ErrorDetails } = {},
  ) {
    super(message, { cause: options.cause });
  }

  get status(): number {
    return errorStatus[this.code];
  }

  get details(): ErrorDetails {
    return this.options.details ?? {};
  }
}

/** Recognises a ServiceError by its brand: two bundles of one process each hold the class. */
export function isServiceError(error: unknown): error is ServiceError {
  return typeof error === "object" && error !== null && brand in error;
}

/** The `invalid_input` error that names every bad field of a failed parse at once. */
export function invalidInput(error: z.ZodError): ServiceError {
  return refusedInput(fieldErrors(error));
}

/** The `invalid_input` error with these problems. */
export function refusedInput(errors: FieldError[]): ServiceError {
  const told = errors.map((problem) => `${nameOf(problem)} ${problem.detail}`.trim());
  return new ServiceError("invalid_input", `The input is not valid: ${told.join("; ")}.`, {
    details: { errors },
  });
}

/** The same error, told of an input in which what stood under the pointer `from` stands under `to`. */
export function underPointer(error: unknown, from: string, to: string): unknown {
  if (!isServiceError(error) || !error.details.errors) return error;
  return refusedInput(
    error.details.errors.map((problem) =>
      "pointer" in problem && problem.pointer.startsWith(`${from}/`)
        ? { ...problem, pointer: to + problem.pointer.slice(from.length) }
        : problem,
    ),
  );
}

function nameOf(problem: FieldError): string {
  return "pointer" in problem ? problem.pointer.slice(1) : problem.parameter;
}

/** A failed parse as field errors, in the order of the schema. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.flatMap((issue): FieldError[] => {
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        pointer: pointerTo([...issue.path, key]),
        code: "unknown_field",
        detail: "is not a known field",
      }));
    }
    return [
      {
        pointer: pointerTo(issue.path),
        code: issueCode(issue),
        detail: issue.message,
        ...issueSpan(issue),
      },
    ];
  });
}

/** A JSON pointer (RFC 6901). */
export function pointerTo(path: readonly PropertyKey[]): string {
  return path
    .map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
}

function issueSpan(issue: z.core.$ZodIssue): { position?: number; length?: number } {
  const { position, length } = issue.code === "custom" ? (issue.params ?? {}) : {};
  return typeof position === "number" && typeof length === "number" ? { position, length } : {};
}

function issueCode(issue: z.core.$ZodIssue): string {
  if (issue.message === missing) return "required";
  if (issue.code === "custom") return String(issue.params?.code ?? "invalid");
  if (issue.code === "too_small" || issue.code === "too_big") return "out_of_range";
  return issue.code;
}
