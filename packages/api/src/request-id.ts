import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * The id of a request, which its answer carries: the caller's `X-Request-Id` if it is 1 to 64 of
 * `[A-Za-z0-9_-]`, else a new one. Asked again, it is the same.
 */
export function identify(incoming: IncomingMessage, outgoing: ServerResponse): string {
  const known = outgoing.getHeader("X-Request-Id");
  if (typeof known === "string") return known;
  const given = incoming.headers["x-request-id"];
  const isUsable = typeof given === "string" && /^[A-Za-z0-9_-]{1,64}$/.test(given);
  const request_id = isUsable ? given : randomUUID();
  outgoing.setHeader("X-Request-Id", request_id);
  return request_id;
}
