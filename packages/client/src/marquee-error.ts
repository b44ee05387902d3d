import type { MovieRecord } from "@marquee/schemas/movie-record";
import type { ErrorCode, FieldError } from "@marquee/schemas/service-error";

/** Why a call failed. New versions of the server may add codes, so that a `switch` needs a default. */
export type MarqueeErrorCode =
  | ErrorCode
  /** The user is unknown, or the password is wrong. */
  | "invalid_credentials"
  /** There is no access token, for another reason: the server gives none, or the given function threw. */
  | "token_unavailable"
  /** No answer came: the server is away, or the connection broke. */
  | "network_error"
  /** No whole answer came within `timeoutMs`. */
  | "timeout"
  /** A `signal` ended the call. */
  | "aborted"
  /** Something answered, but not as Marquee does: most often the `url` is another server's. */
  | "unexpected_answer";

/** One bad field of the input: a JSON pointer to it, a stable code, and the rule it breaks. */
export type InputError = Extract<FieldError, { pointer: string }>;

/** What a MarqueeError tells. */
export type Failure = {
  code: MarqueeErrorCode;
  detail: string;
  status?: number | undefined;
  request_id?: string | undefined;
  errors?: readonly FieldError[] | undefined;
  current?: MovieRecord | undefined;
  existing?: string | undefined;
  cause?: unknown;
};

/** The one error that a client's calls throw, whatever went wrong. */
export class MarqueeError extends Error {
  override readonly name = "MarqueeError";
  /** The stable code of the failure. */
  readonly code: MarqueeErrorCode;
  /** The HTTP status that belongs to it; undefined where nothing answered. */
  readonly status: number | undefined;
  /** Finds the call in the server's log. */
  readonly request_id: string | undefined;
  /** With `invalid_input`: every bad field; otherwise empty. */
  readonly errors: readonly InputError[];
  /** With `stale_version`: the film as it is now. */
  readonly current: MovieRecord | undefined;
  /** With `duplicate_movie`: the path of the film that is already there. */
  readonly existing: string | undefined;

  constructor({ code, detail, status, request_id, errors, current, existing, cause }: Failure) {
    super(detail, cause === undefined ? undefined : { cause });
    this.code = code;
    this.status = status;
    this.request_id = request_id;
    this.errors = (errors ?? []).filter((error) => "pointer" in error);
    this.current = current;
    this.existing = existing;
  }

  /** What went wrong, in a sentence. */
  get detail(): string {
    return this.message;
  }
}
