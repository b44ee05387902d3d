import type { IncomingMessage } from "node:http";
import { type Actor, isPermitted } from "@marquee/schemas/actor";
import { refusedInput, ServiceError } from "@marquee/schemas/service-error";
import type { KeyedRequest } from "@marquee/services/idempotency";
import { idempotencyKey } from "./idempotency-key";
import { appRouter } from "./router";
import type { ProcedureMeta } from "./trpc";

/**
 * A mutation that has an `Idempotency-Key`, if this is one that its caller may call: others are refused in
 * the ordinary way. Throws `invalid_input` for a malformed key, one for a batch, or one for a secret.
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
  const { searchParams } = new URL(target, "http://localhost");
  if (searchParams.get("batch") === "1") {
    throw new ServiceError("invalid_input", "An Idempotency-Key is for one call, not for a batch.");
  }
  const meta = metaOf(procedureName(target, endpoint));
  if (!meta || !isPermitted(actor, meta.permission)) return undefined;
  if (meta.answers_secret) throw secretIsNotKept();
  return { key, method, target, body };
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

type Procedures = Record<string, { _def: { meta?: ProcedureMeta } }>;

/** The name of the procedure that a request calls, read from its path in the way that tRPC reads it. */
export function procedureName(target: string | undefined, endpoint: string): string | undefined {
  const { pathname } = new URL(target ?? "", "http://localhost");
  try {
    const path = pathname.slice(endpoint.length);
    return decodeURIComponent(path.replace(/^\//, "").replace(/\/$/, ""));
  } catch {
    return undefined;
  }
}

function metaOf(name: string | undefined): ProcedureMeta | undefined {
  const procedures: Procedures = { ...(appRouter._def.procedures as object) };
  const isKnown = name !== undefined && Object.hasOwn(procedures, name);
  return isKnown ? procedures[name]?._def.meta : undefined;
}
