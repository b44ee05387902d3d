import { type IncomingMessage, STATUS_CODES } from "node:http";
import { type ErrorCode, isServiceError, ServiceError } from "@marquee/schemas/service-error";
import { asServiceError } from "@marquee/services/database-call";
import type { Answer } from "./answer";

/** Any error as one that may be told: what is not ours becomes `internal_error` and says nothing. */
export function tellable(error: unknown): ServiceError {
  const known = asServiceError(error);
  if (isServiceError(known)) return known;
  return new ServiceError(
    "internal_error",
    "Something went wrong here. The request id finds it in the log.",
    { cause: error },
  );
}

const worthAnother = new Set<ErrorCode>([
  "database_unavailable",
  "issuer_unavailable",
  "idempotency_in_progress",
]);

/** The headers that an error adds to its answer. */
export function errorHeaders(
  error: ServiceError,
  isCredentialGiven: boolean,
): Record<string, string> {
  if (error.code === "unauthenticated") {
    const reason = `error="invalid_token", error_description="${error.message.replaceAll('"', "'")}"`;
    return {
      "WWW-Authenticate": `Bearer realm="marquee"${isCredentialGiven ? `, ${reason}` : ""}`,
    };
  }
  if (worthAnother.has(error.code)) return { "Retry-After": "1" };
  const { retry_after } = error.details;
  if (retry_after !== undefined) return { "Retry-After": String(retry_after) };
  if (error.code === "payload_too_large") return { Connection: "close" };
  return error.details.allow ? { Allow: error.details.allow.join(", ") } : {};
}

/** What a refused caller is told beside the message, at every door. */
export function toldDetails(error: ServiceError): Record<string, unknown> {
  const { allow: _, ...details } = error.details;
  return details;
}

/** The body of a refused request (RFC 9457), with our stable code. */
function problemBody(error: ServiceError, request_id: string): Record<string, unknown> {
  return {
    type: "about:blank",
    title: STATUS_CODES[error.status] ?? "Error",
    status: error.status,
    detail: error.message,
    instance: request_id,
    code: error.code,
    ...toldDetails(error),
  };
}

/** A refused request's whole answer. */
export function problemAnswer(
  error: ServiceError,
  { headers }: Pick<IncomingMessage, "headers">,
  request_id: string,
): Answer {
  return {
    status: error.status,
    headers: errorHeaders(error, headers.authorization !== undefined),
    body: problemBody(error, request_id),
  };
}
