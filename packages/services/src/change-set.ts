import { Prisma } from "@marquee/db/generated/client";
import { newId } from "@marquee/db/id";
import type { Actor } from "@marquee/schemas/actor";
import type { ChangeSetKind } from "@marquee/schemas/change-set";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import type { ServiceContext } from "./context";
import { writeRows } from "./database-call";
import { movieRecordColumns, movieRecordNames } from "./movie-sql";

const { sql } = Prisma;

/** What a write does: a sentence for the history, and the statement that does it. */
export type Write = {
  kind: ChangeSetKind;
  /** A text over the aggregate of the changed films, e.g. `sql\`'Deleted ' || count(*)\``. */
  summary: Prisma.Sql;
  /** Queries, as `name AS (…)`, that the statement reads from. */
  from?: Prisma.Sql;
  /** INSERT, UPDATE or DELETE of movies that ends with `RETURNING ${writtenColumns(…)}`. */
  statement: Prisma.Sql;
  /** The change set that this one takes back. */
  undoes?: string;
};

export type Written = { change_set: string; movies: MovieRecord[] };

/** What a write's statement returns of each film: its present record, and itself before and after. */
export function writtenColumns(before: Prisma.Sql, after: Prisma.Sql): Prisma.Sql {
  return sql`${movieRecordColumns}, movies."title_key", ${before} AS "before", ${after} AS "after"`;
}

/**
 * The one way anything is written to the catalogue. Films, their change set and its changes are one
 * statement, so they are there together or not at all; a write that changes no film leaves no trace.
 * Films come back in the catalogue's order. Throws `duplicate_movie`, or `invalid_input` for a text
 * whose key is too long.
 */
export async function commitChangeSet(ctx: ServiceContext, write: Write): Promise<Written> {
  const answer = sql`SELECT ${movieRecordNames} FROM written ORDER BY title_key, release_year`;
  const { change_set, rows } = await commitAnswering<MovieRecord>(ctx, write, answer);
  return { change_set, movies: rows };
}

/**
 * The same for a write that does not answer with its films: `answer` is a query over `written` and the
 * write's own queries.
 */
export async function commitAnswering<Row>(
  ctx: ServiceContext,
  write: Write,
  answer: Prisma.Sql,
): Promise<{ change_set: string; rows: Row[] }> {
  const id = newId();
  const rows = await writeRows<Row>(ctx, sql`${changeSetSql(ctx, id, write)} ${answer}`);
  return { change_set: id, rows };
}

function changeSetSql(ctx: ServiceContext, id: string, write: Write): Prisma.Sql {
  const actor = recordedActor(ctx.actor);
  return sql`
    WITH ${write.from ? sql`${write.from},` : Prisma.empty} written AS (${write.statement}),
    recorded_set AS (
      INSERT INTO change_sets (id, kind, actor_kind, actor_id, actor_name, door, request_id, summary, film_count, undoes)
      SELECT ${id}::uuid, ${write.kind}, ${actor.kind}, ${actor.id}, ${actor.name}, ${ctx.door},
        ${ctx.request_id}, ${write.summary}, count(*), ${write.undoes ?? null}::uuid
      FROM written HAVING count(*) > 0
    ),
    recorded AS (
      INSERT INTO changes (change_set_id, movie_id, version, before, after)
      SELECT ${id}::uuid, id, version, before, after FROM written
    )`;
}

function recordedActor(actor: Actor): { kind: string; id: string | null; name: string } {
  if (actor.kind === "anonymous") return { kind: actor.kind, id: null, name: "nobody" };
  return { kind: actor.kind, id: actor.kind === "system" ? null : actor.id, name: actor.name };
}
