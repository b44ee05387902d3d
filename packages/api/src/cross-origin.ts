import type { IncomingMessage, ServerResponse } from "node:http";

const exposed =
  "ETag, Location, Link, Next-Cursor, X-Total-Count, X-Total-Count-Kind, Change-Set, X-Request-Id, Retry-After";

/** Lets pages of the listed origins call the API with their tokens; cookies never cross origins. */
export function allowOrigin(
  origins: readonly string[],
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): void {
  if (origins.length === 0) return;
  outgoing.setHeader("Vary", "Origin");
  const { origin } = incoming.headers;
  if (origin === undefined || !origins.includes(origin)) return;
  outgoing.setHeader("Access-Control-Allow-Origin", origin);
  outgoing.setHeader("Access-Control-Expose-Headers", exposed);
  if (incoming.method !== "OPTIONS") return;
  outgoing.setHeader("Access-Control-Allow-Methods", "GET, HEAD, POST, PATCH, DELETE");
  outgoing.setHeader(
    "Access-Control-Allow-Headers",
    "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key, X-Request-Id, X-Marquee-Client",
  );
  outgoing.setHeader("Access-Control-Max-Age", "7200");
}
