import { randomUUID } from "node:crypto";

/** The caller's `X-Request-Id` if it is 1 to 64 of `[A-Za-z0-9_-]`, else a new one. */
export function requestId(header: string | string[] | undefined): string {
  return typeof header === "string" && /^[A-Za-z0-9_-]{1,64}$/.test(header) ? header : randomUUID();
}
