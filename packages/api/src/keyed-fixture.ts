import type { Received, Sent } from "../contract/http-client";

let keys = 0;

/** An `Idempotency-Key` that was not sent yet. */
export const newKey = () => `key-${++keys}`;

/** The request with a key. */
export const keyed = (sent: Sent, key: string): Sent => ({
  ...sent,
  headers: { ...sent.headers, "idempotency-key": key },
});

/** The code of a refusal, by whatever door. */
export const codeOf = ({ json }: Received) =>
  (json as { code?: string; error?: { data: { code: string } } }).code ??
  (json as { error?: { data: { code: string } } }).error?.data.code;

/** What of an answer a replay repeats: all but the request's own id and the time it was sent. */
export function repeated({ status, text, headers }: Received) {
  const { date: _, "x-request-id": __, ...rest } = headers;
  return { status, text, headers: rest };
}
