import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * The id of a request, which its answer carries: the caller's `X-Request-Id` if it is 1 to 64 of
 * `[A-Za-z0-9_-]`, else a new one. Asked again, it is the same.
 */
export function identify(incoming: IncomingMessage, outgoing: ServerResponse): string {
  const known = outgoing.getHeader("X-Request-Id");
  if (typeof known === "string") return known;
  const request_id = usableRequestId(incoming.headers[requestIdHeader]) ?? randomUUID();
  outgoing.setHeader("X-Request-Id", request_id);
  return request_id;
}

/** Under which our own server tells the pages behind it a request's id, as clients may. */
export const requestIdHeader = "x-request-id";

/** What was given as the id of a request, unless it is none. */
export function usableRequestId(given: unknown): string | undefined {
  return typeof given === "string" && /^[A-Za-z0-9_-]{1,64}$/.test(given) ? given : undefined;
}
