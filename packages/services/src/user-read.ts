import { Prisma } from "@marquee/db/generated/client";
import { requirePermission } from "@marquee/schemas/actor";
import { ServiceError } from "@marquee/schemas/service-error";
import type { ListUsersInput, User, UserPage } from "@marquee/schemas/user";
import type { ServiceContext } from "./context";
import { readRows } from "./database-call";
import { type KeysetRow, readPage } from "./keyset-page";
import { shownInstant } from "./movie-sql";

const { sql, raw } = Prisma;

/** A user in the shape of User. Sessions end; of the last sign-in there is always the event. */
const userColumns = raw(`
  users."id", users."name" AS "user", users."role", users."disabled_at" IS NOT NULL AS "disabled",
  users."password_hash" IS NOT NULL AS "has_password",
  EXISTS (SELECT 1 FROM invitations WHERE invitations."user_id" = users."id"
    AND invitations."used_at" IS NULL AND invitations."expires_at" > now()) AS "is_invited",
  users."totp_confirmed_at" IS NOT NULL AS "is_totp_enrolled", users."is_totp_required",
  users."rate_limit",
  (SELECT count(*)::integer FROM user_identities WHERE user_identities."user_id" = users."id")
    AS "identity_count",
  ${shownInstant('users."created_at"')} AS "created_at",
  ${shownInstant("signed_in.at")} AS "last_sign_in_at",
  ${shownInstant("greatest(signed_in.at, seen.at)")} AS "last_seen_at"`);

const userTables = raw(`users
  LEFT JOIN LATERAL (SELECT "at" FROM security_events
    WHERE "subject_id" = users."id"::text AND "kind" = 'sign_in'
    ORDER BY "at" DESC LIMIT 1) AS signed_in ON true
  LEFT JOIN LATERAL (SELECT max("last_seen_at") AS "at" FROM sessions
    WHERE sessions."user_id" = users."id") AS seen ON true`);

/** Everyone who may sign in, or might: by name, 50 unless limited. */
export async function listUsers(
  ctx: ServiceContext,
  { limit, cursor }: ListUsersInput,
): Promise<UserPage> {
  requirePermission(ctx.actor, "user.manage");
  const page = await readPage<User>({
    query: ["users"],
    keys: [{ type: "text" }],
    limit,
    cursor,
    read: (after, count) =>
      readRows<User & KeysetRow>(
        ctx,
        sql`SELECT ${userColumns}, users."name_key" AS "key_0" FROM ${userTables}
          ${after ? sql`WHERE users."name_key" > ${after[0]}` : Prisma.empty}
          ORDER BY users."name_key" LIMIT ${count}`,
      ),
  });
  return { users: page.rows, next_cursor: page.next_cursor };
}

/** A user as the list shows them. Throws `user_not_found`. */
export async function findUser(ctx: ServiceContext, id: string): Promise<User> {
  const [user] = await readRows<User>(
    ctx,
    sql`SELECT ${userColumns} FROM ${userTables} WHERE users."id" = ${id}::uuid`,
  );
  if (!user) throw userNotFound();
  return user;
}

export function userNotFound(): ServiceError {
  return new ServiceError("user_not_found", "There is no user with this id.");
}
