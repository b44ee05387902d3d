import type { IncomingMessage } from "node:http";
import { type Actor, isPermitted } from "@marquee/schemas/actor";
import { refusedInput, ServiceError } from "@marquee/schemas/service-error";
import type { KeyedRequest } from "@marquee/services/idempotency";
import { calledProcedures } from "./called-procedure";
import { idempotencyKey } from "./idempotency-key";

/**
 * A mutation that has an `Idempotency-Key`, if this is one that its caller may call: others are refused in
 * the ordinary way. `route` is its name. Throws `invalid_input` for a malformed key, one for a batch, or one for a secret.
 */
export function keyedCall(
  { actor, body }: { actor: Actor; body?: Buffer },
  incoming: IncomingMessage,
  endpoint: string,
): (KeyedRequest & { route: string }) | undefined {
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
  if (!isPermitted(actor, procedure.permission)) return undefined;
  if (procedure.has_secret) throw secretIsNotKept();
  return { key, method, target, body, route: procedure.name };
}

function secretIsNotKept(): ServiceError {
  return refusedInput([
    {
      parameter: "Idempotency-Key",
      code: "secret_answer",
      detail: "must not be given here: what is sent or answered is a secret and never kept",
    },
  ]);
}
