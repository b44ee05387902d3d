import { ServiceError } from "./service-error";

export const roles = ["viewer", "editor", "admin"] as const;
export type Role = (typeof roles)[number];

/** The one of two roles that may do less. */
export function lowerRole(one: Role, other: Role): Role {
  return roles.indexOf(one) <= roles.indexOf(other) ? one : other;
}

/** `view.share` lets someone share views of theirs, and change and delete those that are shared. */
export type Permission = "movie.read" | "movie.write" | "view.read" | "view.write" | "view.share";

/** Which role may do what; a permission that is not here is nobody's. */
export const rolePermissions: Record<Role, readonly Permission[]> = {
  viewer: ["movie.read", "view.read", "view.write"],
  editor: ["movie.read", "movie.write", "view.read", "view.write", "view.share"],
  admin: ["movie.read", "movie.write", "view.read", "view.write", "view.share"],
};

/** Who asks. `system` is the program itself: migrations, demo films, jobs. */
export type Actor =
  | { kind: "anonymous" }
  | { kind: "user"; id: string; name: string; role: Role }
  | { kind: "api_key"; id: string; name: string; role: Role }
  | { kind: "system"; name: string };

export const anonymous: Actor = { kind: "anonymous" };

/** Through which door a call came; a change set records it. */
export const doors = ["dashboard", "rest", "trpc", "client", "system"] as const;
export type Door = (typeof doors)[number];

export function isPermitted(actor: Actor, permission: Permission): boolean {
  if (actor.kind === "system") return true;
  return actor.kind !== "anonymous" && rolePermissions[actor.role].includes(permission);
}

/** Throws `unauthenticated` for nobody, and `forbidden` naming the permission that is missing. */
export function requirePermission(actor: Actor, permission: Permission): void {
  if (isPermitted(actor, permission) || actor.kind === "system") return;
  if (actor.kind === "anonymous") throw unauthenticated();
  const holders = roles.filter((role) => rolePermissions[role].includes(permission));
  throw new ServiceError(
    "forbidden",
    `This needs the permission ${permission}, which ${actor.role} does not have. An administrator can grant it with the role ${holders.join(" or ")}.`,
  );
}

/** The refusal of nobody. */
export function unauthenticated(): ServiceError {
  return new ServiceError(
    "unauthenticated",
    "Sign in, or send an access token as Authorization: Bearer.",
  );
}
