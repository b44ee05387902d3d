import type { IncomingMessage } from "node:http";
import { type Actor, isPermitted, type Permission } from "@marquee/schemas/actor";
import { ServiceError } from "@marquee/schemas/service-error";
import type { KeyedRequest } from "@marquee/services/idempotency";
import { idempotencyKey } from "./idempotency-key";
import { appRouter } from "./router";

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
  const permission = permissionOf(pathname.slice(endpoint.length));
  const mayCall = permission !== undefined && isPermitted(actor, permission);
  return mayCall ? { key, method, target, body } : undefined;
}

type Procedures = Record<string, { _def: { meta?: { permission: Permission } } }>;

/** The permission that a procedure needs, found by its path in the way that tRPC finds it. */
function permissionOf(path: string): Permission | undefined {
  const procedures: Procedures = { ...(appRouter._def.procedures as object) };
  try {
    const name = decodeURIComponent(path.replace(/^\//, "").replace(/\/$/, ""));
    return Object.hasOwn(procedures, name) ? procedures[name]?._def.meta?.permission : undefined;
  } catch {
    return undefined;
  }
}
