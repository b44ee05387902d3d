import { findAccount } from "@marquee/auth/user";
import { Prisma } from "@marquee/db/generated/client";
import type {
  AccountDetails,
  AccountSession,
  ChangePasswordInput,
  RevokeSessionInput,
} from "@marquee/schemas/account";
import { rolePermissions } from "@marquee/schemas/actor";
import { ServiceError } from "@marquee/schemas/service-error";
import { changeAccess, endAllAccess, endOtherAccess, userSubject } from "./access-change";
import { confirmPerson, wrongProof } from "./confirm-person";
import type { AccessContext } from "./context";
import { asServiceError, readRows } from "./database-call";
import { deviceName } from "./device-name";
import { withdrawLinks } from "./invitation";
import { shownInstant } from "./movie-sql";
import { requirePerson } from "./person";
import { goodPasswordHash } from "./user-write";

const { sql, raw } = Prisma;
const mostSessions = 200;

/** One's own account. */
export async function getAccount(ctx: AccessContext): Promise<AccountDetails> {
  const person = requirePerson(ctx.actor);
  const [found] = await readRows<Omit<AccountDetails, "permissions">>(
    ctx,
    sql`SELECT "id", "name" AS "user", ${person.role} AS "role",
        "password_hash" IS NOT NULL AS "has_password",
        "totp_confirmed_at" IS NOT NULL AS "is_totp_enrolled", "is_totp_required",
        (SELECT count(*)::integer FROM recovery_codes WHERE "user_id" = users."id" AND "used_at" IS NULL)
          AS "recovery_code_count",
        ${raw(shownInstant('users."created_at"'))} AS "created_at"
      FROM users WHERE "id" = ${person.id}::uuid`,
  );
  if (!found) throw new ServiceError("unauthenticated", "This account is not there any more.");
  return { ...found, permissions: rolePermissions[person.role] };
}

/**
 * Sets another password, and ends everything else that was signed in: other sessions, and all access
 * tokens. One's browsers stay known. Throws `invalid_input` for a wrong `current_password`, and for a new one that is too easily
 * guessed; `rate_limited` after too many wrong ones.
 */
export async function changePassword(
  ctx: AccessContext,
  { current_password, password }: ChangePasswordInput,
): Promise<Record<string, never>> {
  const person = requirePerson(ctx.actor);
  const before = await passwordOf(ctx, person.id);
  await confirmPerson(ctx, person, { password: current_password, field: "current_password" });
  const password_hash = await goodPasswordHash(password, person.name);
  await changeAccess(ctx, async (change) => {
    // Another one that was set meanwhile, by an administrator it may be, is not overwritten.
    const { count } = await change.client.user.updateMany({
      where: { id: person.id, password_hash: before },
      data: { password_hash },
    });
    if (count === 0) throw wrongProof("current_password");
    await endOtherAccess(change, person.id, person.session_id);
    await withdrawLinks(change.client, person.id);
    await change.happened({ kind: "password_changed", subject: userSubject(person) });
  });
  return {};
}

async function passwordOf(ctx: AccessContext, id: string): Promise<string | null> {
  type Row = { password_hash: string | null };
  const [found] = await readRows<Row>(
    ctx,
    sql`SELECT "password_hash" FROM users WHERE "id" = ${id}::uuid`,
  );
  return found?.password_hash ?? null;
}

type SessionRow = Omit<AccountSession, "device" | "is_current"> & { user_agent: string | null };

/** The browsers in which one is signed in, last seen first. */
export async function listSessions(ctx: AccessContext): Promise<AccountSession[]> {
  const person = requirePerson(ctx.actor);
  const time = (name: string) => raw(`${shownInstant(`sessions."${name}"`)} AS "${name}"`);
  const rows = await readRows<SessionRow>(
    ctx,
    sql`SELECT sessions."id", sessions."user_agent", sessions."address", ${time("created_at")},
        ${time("last_seen_at")}, ${time("expires_at")}
      FROM sessions JOIN users ON users."id" = sessions."user_id"
      WHERE sessions."user_id" = ${person.id}::uuid AND sessions."expires_at" > now()
        AND sessions."session_version" = users."session_version"
      ORDER BY sessions."last_seen_at" DESC, sessions."id" LIMIT ${mostSessions}`,
  );
  return rows.map(({ user_agent, ...session }) => ({
    ...session,
    device: deviceName(user_agent),
    is_current: session.id === person.session_id,
  }));
}

/** Signs one of one's browsers out. Throws `session_not_found`, also for someone else's. */
export async function revokeSession(
  ctx: AccessContext,
  { id }: RevokeSessionInput,
): Promise<{ id: string }> {
  const person = requirePerson(ctx.actor);
  await changeAccess(ctx, async ({ client, happened }) => {
    const { count } = await client.session.deleteMany({ where: { id, user_id: person.id } });
    if (count === 0) {
      throw new ServiceError("session_not_found", "You have no session with this id.");
    }
    await happened({ kind: "sessions_ended", subject: userSubject(person), detail: { id } });
  });
  return { id };
}

/** Ends all of one's sessions and access tokens, this one included. */
export async function signOutEverywhere(ctx: AccessContext): Promise<Record<string, never>> {
  const person = requirePerson(ctx.actor);
  await changeAccess(ctx, async (change) => {
    await endAllAccess(change, person.id);
    await change.happened({ kind: "sessions_ended", subject: userSubject(person) });
  });
  return {};
}

const sessionTokenTtlS = 60;

/**
 * An access token of a minute for the browser that is signed in, for what its pages ask without tRPC; it
 * ends with the session. Throws `session_required` for anyone who came otherwise: a token must not be had
 * for a token.
 */
export async function issueSessionToken(ctx: AccessContext) {
  const { id, session_id } = requirePerson(ctx.actor);
  if (session_id === undefined) {
    throw new ServiceError(
      "session_required",
      "This is for a browser that is signed in. Programs ask at POST /api/token.",
    );
  }
  try {
    const account = await findAccount(ctx.db, id);
    if (!account) throw new ServiceError("unauthenticated", "The session has ended.");
    return await ctx.access.tokens.issue(account, { ttl_s: sessionTokenTtlS, session_id });
  } catch (error) {
    throw asServiceError(error);
  }
}
