import type { Actor, Role } from "@marquee/schemas/actor";
import { ServiceError } from "@marquee/schemas/service-error";

/**
 * What lets someone in as an administrator is given by a person: what a key gave would outlast the key, and the
 * office of whoever made it. Throws `forbidden` for an API key where the one who is let in has the role admin.
 */
export function requireAdmitter(actor: Actor, role: Role): void {
  if (actor.kind !== "api_key" || role !== "admin") return;
  throw new ServiceError(
    "forbidden",
    "An API key makes no administrator, and changes nothing that lets one in: someone with the role admin does that, signed in.",
  );
}
