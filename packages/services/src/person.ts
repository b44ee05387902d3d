import { type Actor, requirePermission } from "@marquee/schemas/actor";
import { ServiceError } from "@marquee/schemas/service-error";

/**
 * The person who asks about their own account. Throws as `requirePermission` does, and `forbidden` for an
 * API key or the program itself, which have none.
 */
export function requirePerson(actor: Actor): Actor & { kind: "user" } {
  requirePermission(actor, "account.manage");
  if (actor.kind === "user") return actor;
  throw new ServiceError("forbidden", "Accounts belong to people: an API key has none.");
}
