import { ServiceError } from "./service-error";

export const roles = ["viewer", "editor", "admin"] as const;
export type Role = (typeof roles)[number];

/** The one of two roles that may do less. */
export function lowerRole(one: Role, other: Role): Role {
  return roles.indexOf(one) <= roles.indexOf(other) ? one : other;
}

const everyone = ["movie.read", "view.read", "view.write", "account.manage"] as const;
const editors = [...everyone, "movie.write", "view.share"] as const;
const administrators = [
  ...editors,
  "user.manage",
  "api_key.manage",
  "token.revoke",
  "usage.read",
  "audit.read",
  "installation.read",
] as const;

/**
 * `view.share` lets someone share views of theirs, and change and delete those that are shared;
 * `account.manage` is about one's own account.
 */
export type Permission = (typeof administrators)[number];

/** Which role may do what; a permission that is not here is nobody's. */
export const rolePermissions: Record<Role, readonly Permission[]> = {
  viewer: everyone,
  editor: editors,
  admin: administrators,
};

/**
 * `rate_limit` is the caller's own, in requests a minute; without one the installation's counts. One who
 * `must_enrol` a second factor may do nothing else until then.
 */
export type Caller = {
  id: string;
  name: string;
  role: Role;
  rate_limit?: number;
  must_enrol?: boolean;
};

/** Who asks. `session_id` is of whoever came by a session. `system` is the program itself: migrations, demo films, jobs. */
export type Actor =
  | { kind: "anonymous" }
  | ({ kind: "user"; session_id?: string } & Caller)
  | ({ kind: "api_key" } & Caller)
  | { kind: "system"; name: string };

export const anonymous: Actor = { kind: "anonymous" };

/** Through which door a call came; a change set records it. */
export const doors = ["dashboard", "rest", "trpc", "client", "system"] as const;
export type Door = (typeof doors)[number];

export function isPermitted(actor: Actor, permission: Permission): boolean {
  if (actor.kind === "system") return true;
  if (actor.kind === "anonymous") return false;
  return rolePermissions[actor.role].includes(permission) && !isHeldUp(actor, permission);
}

/** Whoever must enrol a second factor first may only look after their own account. */
function isHeldUp({ must_enrol }: Caller, permission: Permission): boolean {
  return must_enrol === true && permission !== "account.manage";
}

/**
 * Throws `unauthenticated` for nobody, `forbidden` naming the permission that is missing, and
 * `second_factor_required` for one who has the permission but must enrol a second factor first.
 */
export function requirePermission(actor: Actor, permission: Permission): void {
  if (isPermitted(actor, permission) || actor.kind === "system") return;
  if (actor.kind === "anonymous") throw unauthenticated();
  if (rolePermissions[actor.role].includes(permission)) {
    throw new ServiceError(
      "second_factor_required",
      "An administrator requires a second factor of this account: enrol one in it first (account.totp.begin).",
    );
  }
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
