import type { IncomingMessage } from "node:http";
import { type Actor, isPermitted } from "@marquee/schemas/actor";
import { ServiceError } from "@marquee/schemas/service-error";
import type { KeyedRequest } from "@marquee/services/idempotency";
import { calledProcedures } from "./called-procedure";
import { idempotencyKey } from "./idempotency-key";

/**
 * A mutation that has an `Idempotency-Key`, if this is one that its caller may call: others are refused in
 * the ordinary way. Throws `invalid_input` for a malformed key, or one for a batch.
 */
export function keyedCall(
  { actor, body }: { actor: Actor; body?: Buffer },
  incoming: IncomingMessage,
  endpoint: string,
): KeyedRequest | undefined {
  if (!body) return undefined;
  const key = idempotencyKey(incoming);
  if (key === undefined) return undefined;
  const { method = "", url: target = "" } = incoming;
  const { pathname, searchParams } = new URL(target, "http://localhost");
  if (searchParams.get("batch") === "1") {
    throw new ServiceError("invalid_input", "An Idempotency-Key is for one call, not for a batch.");
  }
  const called = calledProcedures(pathname.slice(endpoint.length));
  const [procedure] = called;
  if (!procedure || called.length > 1 || procedure.type === "query") return undefined;
  return isPermitted(actor, procedure.permission) ? { key, method, target, body } : undefined;
}
