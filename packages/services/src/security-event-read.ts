import { Prisma } from "@marquee/db/generated/client";
import { requirePermission } from "@marquee/schemas/actor";
import type {
  ListSecurityEventsInput,
  SecurityEvent,
  SecurityEventPage,
} from "@marquee/schemas/security-event";
import type { ServiceContext } from "./context";
import { readRows } from "./database-call";
import { type KeysetRow, readPage } from "./keyset-page";
import { shownInstant } from "./movie-sql";

const { sql, raw, join } = Prisma;

const party = (of: "actor" | "subject") =>
  `jsonb_build_object('kind', "${of}_kind", 'id', "${of}_id", 'name', "${of}_name")`;

/** The select list of an event in the shape of SecurityEvent. */
const eventColumns =
  raw(`"id", ${shownInstant('"at"')} AS "at", "kind", ${party("actor")} AS "actor",
  CASE WHEN "subject_kind" IS NOT NULL THEN ${party("subject")} END AS "subject",
  "door", "address", "user_agent", "request_id", "detail"`);

/** Security events that match all that is given, newest first, 50 unless limited. */
export async function listSecurityEvents(
  ctx: ServiceContext,
  input: ListSecurityEventsInput,
): Promise<SecurityEventPage> {
  requirePermission(ctx.actor, "audit.read");
  const { limit, cursor, ...filter } = input;
  const page = await readPage<SecurityEvent>({
    query: ["security_events", filter],
    keys: [{ type: "timestamptz" }, { type: "uuid" }],
    limit,
    cursor,
    read: (after, count) =>
      readRows<SecurityEvent & KeysetRow>(
        ctx,
        sql`SELECT ${eventColumns}, security_events."at"::text AS "key_0", "id"::text AS "key_1"
          FROM security_events WHERE ${listedSql(filter, after)}
          ORDER BY security_events."at" DESC, "id" DESC LIMIT ${count}`,
      ),
  });
  return { events: page.rows, next_cursor: page.next_cursor };
}

function listedSql(
  filter: Omit<ListSecurityEventsInput, "limit" | "cursor">,
  after: readonly string[] | undefined,
): Prisma.Sql {
  const { kind, actor, subject, from, to } = filter;
  const parts = [
    kind === undefined ? undefined : sql`"kind" = ${kind}`,
    actor === undefined ? undefined : actorSql(actor),
    subject === undefined ? undefined : sql`"subject_id" = ${subject}`,
    from === undefined ? undefined : sql`security_events."at" >= ${from}::timestamptz`,
    to === undefined ? undefined : sql`security_events."at" <= ${to}::timestamptz`,
    after && sql`(security_events."at", "id") < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? sql`true` : join(parts, " AND ");
}

/** Few events have no id, so that those are found by kind alone. */
function actorSql(actor: string): Prisma.Sql {
  return actor === "system" || actor === "anonymous"
    ? sql`("actor_id" IS NULL AND "actor_kind" = ${actor})`
    : sql`"actor_id" = ${actor}`;
}
