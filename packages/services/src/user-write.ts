import { hashPassword } from "@marquee/auth/password";
import { requireStrength } from "@marquee/auth/password-strength";
import { Prisma } from "@marquee/db/generated/client";
import { newId } from "@marquee/db/id";
import { type Actor, requirePermission } from "@marquee/schemas/actor";
import { refusedInput, ServiceError } from "@marquee/schemas/service-error";
import type {
  CreatedUser,
  CreateUserInput,
  Invitation,
  UpdateUserInput,
  User,
  UserIdInput,
} from "@marquee/schemas/user";
import { type AccessChange, changeAccess, endAllAccess, userSubject } from "./access-change";
import { requireAdmitter } from "./administrator-entry";
import type { AccessContext } from "./context";
import { invitationDays, invite, resetDays, withdrawLinks } from "./invitation";
import { isAdministrator, type LockedUser, lockUser } from "./lock-user";
import { clearTotp } from "./totp";
import { findUser } from "./user-read";

const { sql } = Prisma;

/**
 * Makes a user, with a password or else with a one-time link to set one. Throws `duplicate_user` for a
 * second one of the same name, `invalid_input` for a password that is too easily guessed, and `forbidden` for an
 * administrator whom an API key would make.
 */
export async function createUser(ctx: AccessContext, input: CreateUserInput): Promise<CreatedUser> {
  requirePermission(ctx.actor, "user.manage");
  const { user: name, role, password } = input;
  requireAdmitter(ctx.actor, role);
  const made = { id: newId(), name };
  const password_hash = password === undefined ? null : await goodPasswordHash(password, name);
  const invitation = await changeAccess(ctx, async (change) => {
    const rows = await change.client.$executeRaw(sql`
      INSERT INTO users (id, name, role, password_hash)
      VALUES (${made.id}::uuid, ${name}, ${role}, ${password_hash})
      ON CONFLICT (name_key) DO NOTHING`);
    if (rows === 0) throw duplicateUser();
    const subject = userSubject(made);
    await change.happened({ kind: "user_created", subject, detail: { role } });
    return password_hash === null ? invite(ctx, change, { ...made, days: invitationDays }) : null;
  });
  return { ...(await findUser(ctx, made.id)), invitation };
}

/**
 * Changes what is given of a user. Another password, or being disabled, ends all their sessions and
 * tokens; and with these, or as an administrator, they need another one-time link: whoever has the one given before
 * was not trusted with that. Throws `user_not_found`, `last_administrator` where nobody could manage users any more,
 * `invalid_input` for a password that is too easily guessed, and for the role of someone who has it from the external
 * issuer; and `forbidden` for one's own password, and for an API key that would let an administrator in.
 */
export async function updateUser(ctx: AccessContext, input: UpdateUserInput): Promise<User> {
  requirePermission(ctx.actor, "user.manage");
  const { id, password, ...set } = input;
  if (password !== undefined) requireOther(ctx.actor, id, "account.changePassword");
  const { user: name } = await findUser(ctx, id);
  const password_hash = password === undefined ? undefined : await goodPasswordHash(password, name);
  await changeAccess(ctx, async (change) => {
    const before = await lockUser(change, id);
    const { disabled, ...columns } = set;
    const after = { role: set.role ?? before.role, disabled: disabled ?? before.disabled };
    if (before.is_last_administrator && !isAdministrator(after)) {
      throw lastAdministrator(before.name);
    }
    if (after.role !== before.role && (await ctx.access.oidc?.givesRole(change.client, id))) {
      throw roleOfIssuer();
    }
    if (letsIn(input, before)) requireAdmitter(ctx.actor, after.role);
    await change.client.user.update({
      where: { id },
      data: {
        ...columns,
        ...(disabled === undefined ? {} : { disabled_at: disabled ? new Date() : null }),
        ...(password_hash === undefined ? {} : { password_hash }),
        updated_at: new Date(),
      },
      select: { id: true },
    });
    const isDisabled = disabled === true && !before.disabled;
    const isPromoted = after.role === "admin" && before.role !== "admin";
    const isEnded = password_hash !== undefined || isDisabled;
    if (isEnded) await endAllAccess(change, id);
    if (isEnded || isPromoted) await withdrawLinks(change.client, id);
    await recordUpdate(change, before, input);
  });
  return findUser(ctx, id);
}

/**
 * A new one-time link by which a user sets a password, in place of any given before; what they have
 * works until it is used. Throws `user_not_found`, and `forbidden` for oneself and as `requireAdmitter` does.
 */
export async function inviteUser(ctx: AccessContext, { id }: UserIdInput): Promise<Invitation> {
  requirePermission(ctx.actor, "user.manage");
  requireOther(ctx.actor, id, "account.changePassword");
  return changeAccess(ctx, async (change) => {
    const { name, password_hash, role } = await lockUser(change, id);
    requireAdmitter(ctx.actor, role);
    const days = password_hash === null ? invitationDays : resetDays;
    return invite(ctx, change, { id, name, days });
  });
}

/** Ends all sessions and tokens of a user. Throws `user_not_found`. */
export async function signOutUser(ctx: AccessContext, { id }: UserIdInput): Promise<User> {
  requirePermission(ctx.actor, "user.manage");
  await changeAccess(ctx, async (change) => {
    const found = await lockUser(change, id);
    await endAllAccess(change, id);
    await change.happened({ kind: "sessions_ended", subject: userSubject(found) });
  });
  return findUser(ctx, id);
}

/**
 * Takes a lost second factor away from a user, and ends their sessions; one who has none stays as they are. Throws
 * `user_not_found`, and `forbidden` for oneself and as `requireAdmitter` does.
 */
export async function removeUserTotp(ctx: AccessContext, { id }: UserIdInput): Promise<User> {
  requirePermission(ctx.actor, "user.manage");
  requireOther(ctx.actor, id, "account.totp.remove");
  await changeAccess(ctx, async (change) => {
    const found = await lockUser(change, id);
    requireAdmitter(ctx.actor, found.role);
    if (!found.has_totp) return;
    await clearTotp(change, id);
    await endAllAccess(change, id);
    await change.happened({ kind: "totp_removed", subject: userSubject(found) });
  });
  return findUser(ctx, id);
}

/** Whether a change makes more of a user's way in than there was. */
function letsIn(set: UpdateUserInput, before: LockedUser): boolean {
  const { role = before.role, disabled, password, is_totp_required } = set;
  const isFreed = before.is_totp_required && is_totp_required === false;
  const isEnabled = before.disabled && disabled === false;
  return role !== before.role || password !== undefined || isFreed || isEnabled;
}

/** What lets oneself in is changed where it asks for the password first: a session left open is not enough. */
function requireOther(actor: Actor, id: string, procedure: string): void {
  if (actor.kind !== "user" || actor.id !== id) return;
  const message = `This is for the accounts of others: your own is changed with ${procedure}, which asks for your password.`;
  throw new ServiceError("forbidden", message);
}

/** The hash of a password that is to be set. Throws `invalid_input` where it is too easily guessed. */
export async function goodPasswordHash(password: string, name: string): Promise<string> {
  await requireStrength(password, [name]);
  return hashPassword(password);
}

async function recordUpdate(change: AccessChange, before: LockedUser, set: UpdateUserInput) {
  const subject = userSubject(before);
  const { role, disabled, rate_limit, is_totp_required, password } = set;
  if (role !== undefined && role !== before.role) {
    const detail = { from: before.role, to: role };
    await change.happened({ kind: "user_role_changed", subject, detail });
  }
  if (disabled !== undefined && disabled !== before.disabled) {
    await change.happened({ kind: disabled ? "user_disabled" : "user_enabled", subject });
  }
  if (rate_limit !== undefined && rate_limit !== before.rate_limit) {
    const detail = { from: before.rate_limit, to: rate_limit };
    await change.happened({ kind: "user_limit_changed", subject, detail });
  }
  if (is_totp_required !== undefined && is_totp_required !== before.is_totp_required) {
    const detail = { is_totp_required };
    await change.happened({ kind: "totp_required", subject, detail });
  }
  if (password !== undefined) await change.happened({ kind: "password_changed", subject });
}

function roleOfIssuer(): ServiceError {
  const detail = "is what the external issuer says of this user: it is changed there";
  return refusedInput([{ pointer: "/role", code: "not_ours", detail }]);
}

function duplicateUser(): ServiceError {
  return new ServiceError(
    "duplicate_user",
    "There is a user of this name already; case and spacing do not tell names apart.",
  );
}

function lastAdministrator(name: string): ServiceError {
  return new ServiceError(
    "last_administrator",
    `${name} is the only administrator who may enter: give someone else the role admin first.`,
  );
}
