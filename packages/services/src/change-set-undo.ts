import { Prisma } from "@marquee/db/generated/client";
import { requirePermission } from "@marquee/schemas/actor";
import type { UndoChangeSetInput, UndoneChangeSet } from "@marquee/schemas/change-set";
import { movieFields } from "@marquee/schemas/movie-field";
import { isServiceError } from "@marquee/schemas/service-error";
import { commitAnswering, type Write, writtenColumns } from "./change-set";
import { findChangeSet } from "./change-set-read";
import type { ServiceContext } from "./context";
import { fieldFromJson, fieldList, isLive, liveMovieJson, movieJson } from "./movie-sql";
import { inTransaction } from "./run-transaction";

const { sql, raw } = Prisma;

const mostTries = 3;

/**
 * Puts back every film that is still, by its values, as a change set left it, in one change set. Films
 * that are not are reported and left as they are; so is one that would become the same as a live film.
 * The undo of an undo does it again. Throws `change_set_not_found`.
 */
export async function undoChangeSet(
  ctx: ServiceContext,
  { id }: UndoChangeSetInput,
): Promise<UndoneChangeSet> {
  requirePermission(ctx.actor, "movie.write");
  const { summary } = await findChangeSet(ctx, { id });
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inTransaction(ctx, ctx.db.limits.bulk, (within) =>
        commitUndo(within, id, summary),
      );
    } catch (error) {
      // Someone took a film's place meanwhile: looked at again, it is one of the conflicts.
      const isRace = isServiceError(error) && error.code === "duplicate_movie";
      if (!isRace || attempt === mostTries) throw error;
    }
  }
}

async function commitUndo(
  ctx: ServiceContext,
  id: string,
  summary: string,
): Promise<UndoneChangeSet> {
  const write: Write = {
    kind: "undo",
    undoes: id,
    summary: sql`${undoSummary(summary)}`,
    from: judgedSql(id),
    statement: putBackSql,
  };
  const { change_set, rows } = await commitAnswering<Omit<UndoneChangeSet, "change_set">>(
    ctx,
    write,
    outcomeSql,
  );
  const [outcome] = rows;
  if (!outcome) throw new Error("An undo had no outcome");
  return { change_set: outcome.undone > 0 ? change_set : null, ...outcome };
}

/** "Undid: Deleted Alien"; undone in its turn it is "Redid: Deleted Alien", and so on. */
function undoSummary(summary: string): string {
  const [, verb, rest] = /^(Undid|Redid): (.*)$/s.exec(summary) ?? [];
  return rest === undefined
    ? `Undid: ${summary}`
    : `${verb === "Undid" ? "Redid" : "Undid"}: ${rest}`;
}

/** Whether a film is as a change left it; fields that films did not have then do not count. */
const isAsLeft = sql`(movies."deleted_at" IS NOT NULL) = (judged."left_as" IS NULL)
  AND (judged."left_as" IS NULL OR ${movieJson} @> judged."left_as")`;

/** Each film of the change set: what it should become, and why it cannot, if so. */
function judgedSql(id: string): Prisma.Sql {
  return sql`judged AS (
    SELECT judged."movie_id", judged."left_as", judged."target", twin."id" AS "twin_id",
      coalesce(movies."title", judged."left_as" ->> 'title', judged."target" ->> 'title', '') AS "title",
      CASE
        WHEN movies."id" IS NULL THEN 'purged'
        WHEN judged."left_as" IS NULL AND ${isLive} THEN 'restored_since'
        WHEN judged."left_as" IS NOT NULL AND movies."deleted_at" IS NOT NULL THEN 'deleted_since'
        WHEN NOT (${isAsLeft}) THEN 'changed_since'
        WHEN twin."id" IS NOT NULL THEN 'duplicate_movie'
      END AS "reason"
    FROM (
      SELECT "movie_id", "after" AS "left_as", "before" AS "target" FROM changes
      WHERE "change_set_id" = ${id}::uuid
    ) AS judged
    LEFT JOIN movies ON movies."id" = judged."movie_id"
    LEFT JOIN LATERAL (
      SELECT other."id" FROM movies AS other
      WHERE other."deleted_at" IS NULL AND other."id" <> judged."movie_id"
        AND other."title_key" = text_key(judged."target" ->> 'title')
        AND other."release_year" = (judged."target" ->> 'release_year')::integer
    ) AS twin ON true
  )`;
}

/** A field as it was before, where it was recorded; a film that was not there goes to the trash. */
const putBackFields = fieldList(movieFields, (field) => {
  const name = raw(`"${field.name}"`);
  return sql`${name} = CASE WHEN jsonb_exists(old."target", ${raw(`'${field.name}'`)})
    THEN ${fieldFromJson(field, sql`old."target"`)} ELSE movies.${name} END`;
});

// Locked in one order, and looked at again once locked, as every write of many films does.
const putBackSql = sql`UPDATE movies
  SET ${putBackFields},
    "deleted_at" = CASE WHEN old."target" IS NULL THEN CURRENT_TIMESTAMP END,
    "version" = movies."version" + 1, "updated_at" = CURRENT_TIMESTAMP
  FROM (
    SELECT movies."id", judged."target", ${liveMovieJson} AS "film"
    FROM judged JOIN movies ON movies."id" = judged."movie_id"
    WHERE judged."reason" IS NULL AND ${isAsLeft}
    ORDER BY movies."id" FOR UPDATE OF movies
  ) AS old
  WHERE movies."id" = old."id"
  RETURNING ${writtenColumns(sql`old."film"`, liveMovieJson)}`;

const mostConflictsListed = 1_000;

const outcomeSql = sql`,
  conflict AS (
    SELECT judged."movie_id" AS "id", judged."title", coalesce(judged."reason", 'changed_since') AS "reason",
      judged."twin_id"
    FROM judged WHERE NOT EXISTS (SELECT 1 FROM written WHERE written."id" = judged."movie_id")
  ),
  listed AS (SELECT * FROM conflict ORDER BY "title" COLLATE "C", "id" LIMIT ${mostConflictsListed}::integer)
  SELECT (SELECT count(*)::integer FROM written) AS "undone",
    (SELECT count(*)::integer FROM conflict) AS "conflict_count",
    (SELECT coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
      'id', "id", 'title', "title", 'reason', "reason",
      'existing', CASE WHEN "reason" = 'duplicate_movie' THEN '/api/movies/' || "twin_id" END
    )) ORDER BY "title" COLLATE "C", "id"), '[]'::jsonb) FROM listed) AS "conflicts"`;
