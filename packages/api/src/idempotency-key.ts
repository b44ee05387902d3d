import type { IncomingMessage } from "node:http";
import { refusedInput } from "@marquee/schemas/service-error";

/** The `Idempotency-Key` of a request; undefined where it has none. Throws `invalid_input` for a malformed one. */
export function idempotencyKey({ headers }: IncomingMessage): string | undefined {
  const key = headers["idempotency-key"];
  if (key === undefined) return undefined;
  if (typeof key === "string" && /^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw refusedInput([
    {
      parameter: "Idempotency-Key",
      code: "invalid_idempotency_key",
      detail: "must be 1 to 255 visible ASCII characters, given once",
    },
  ]);
}
