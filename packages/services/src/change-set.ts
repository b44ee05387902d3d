import { databaseProblem } from "@marquee/db/database-error";
import { Prisma } from "@marquee/db/generated/client";
import { newId } from "@marquee/db/id";
import { withRetries } from "@marquee/db/retry";
import type { Actor } from "@marquee/schemas/actor";
import type { ChangeSetKind } from "@marquee/schemas/change-set";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import type { ServiceContext } from "./context";
import { asServiceError } from "./database-call";
import { movieRecordColumns, movieRecordNames } from "./movie-sql";
import { refusedWrite } from "./refused-write";

const { sql } = Prisma;

/** What a write does: a sentence for the history, and the statement that does it. */
export type Write = {
  kind: ChangeSetKind;
  /** A text over the aggregate of the changed films, e.g. `sql\`'Deleted ' || count(*)\``. */
  summary: Prisma.Sql;
  /** INSERT or UPDATE of movies that ends with `RETURNING ${writtenColumns(…)}`. */
  statement: Prisma.Sql;
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
  const id = newId();
  try {
    const movies = await withRetries(
      () => ctx.db.prisma.$queryRaw<MovieRecord[]>(changeSetSql(ctx, id, write)),
      { retriesLostConnection: false },
    );
    return { change_set: id, movies };
  } catch (error) {
    const problem = databaseProblem(error);
    throw (problem && refusedWrite(problem, error)) ?? asServiceError(error);
  }
}

function changeSetSql(ctx: ServiceContext, id: string, write: Write): Prisma.Sql {
  const actor = recordedActor(ctx.actor);
  return sql`
    WITH written AS (${write.statement}),
    recorded_set AS (
      INSERT INTO change_sets (id, kind, actor_kind, actor_id, actor_name, door, request_id, summary, film_count)
      SELECT ${id}::uuid, ${write.kind}, ${actor.kind}, ${actor.id}, ${actor.name}, ${ctx.door},
        ${ctx.request_id}, ${write.summary}, count(*)
      FROM written HAVING count(*) > 0
    ),
    recorded AS (
      INSERT INTO changes (change_set_id, movie_id, version, before, after)
      SELECT ${id}::uuid, id, version, before, after FROM written
    )
    SELECT ${movieRecordNames} FROM written ORDER BY title_key, release_year`;
}

function recordedActor(actor: Actor): { kind: string; id: string | null; name: string } {
  if (actor.kind === "anonymous") return { kind: actor.kind, id: null, name: "nobody" };
  return { kind: actor.kind, id: actor.kind === "system" ? null : actor.id, name: actor.name };
}
