import { Prisma } from "@marquee/db/generated/client";
import { requirePermission } from "@marquee/schemas/actor";
import { ServiceError } from "@marquee/schemas/service-error";
import type {
  ListTrashInput,
  RestoreMovieInput,
  TrashedMovie,
  TrashPage,
} from "@marquee/schemas/trash";
import type { WrittenMovie } from "@marquee/schemas/written-movie";
import { commitChangeSet, writtenColumns } from "./change-set";
import { conditionSql } from "./condition-sql";
import type { ServiceContext } from "./context";
import { readRows } from "./database-call";
import { type KeysetRow, readPage } from "./keyset-page";
import { getMovie } from "./movie-read";
import { isTrashed, movieJson, movieRecordColumns, shownInstant } from "./movie-sql";
import { onlyMovie } from "./movie-write";
import { namingExisting } from "./naming-existing";
import { readFilms } from "./slow-query";
import { trashDays } from "./trash-days";

const { sql, raw } = Prisma;

/** As long after its deletion as the purge lets a film be. */
const trashTimes = () =>
  raw(
    [
      `${shownInstant('movies."deleted_at"')} AS "deleted_at"`,
      `${shownInstant(`(movies."deleted_at" + make_interval(days => ${trashDays()}))`)} AS "purge_at"`,
    ].join(", "),
  );

/**
 * A page of the films in the trash that a condition matches, last deleted first, 50 unless limited. Throws
 * `query_too_slow`.
 */
export async function listTrash(ctx: ServiceContext, input: ListTrashInput): Promise<TrashPage> {
  requirePermission(ctx.actor, "movie.read");
  const { filter, limit, cursor } = input;
  const page = await readPage<TrashedMovie>({
    query: ["trash", filter],
    keys: [{ type: "timestamptz" }, { type: "uuid" }],
    limit,
    cursor,
    read: (after, count) =>
      readFilms<TrashedMovie & KeysetRow>(
        ctx,
        sql`SELECT ${movieRecordColumns}, ${trashTimes()}, movies."deleted_at"::text AS "key_0", movies."id"::text AS "key_1"
          FROM movies WHERE ${isTrashed} ${filter ? sql`AND ${conditionSql(filter)}` : Prisma.empty}
            ${after ? sql`AND (movies."deleted_at", movies."id") < (${after[0]}::timestamptz, ${after[1]}::uuid)` : Prisma.empty}
          ORDER BY movies."deleted_at" DESC, movies."id" DESC LIMIT ${count}`,
        { filter },
      ),
  });
  return { movies: page.rows, next_cursor: page.next_cursor };
}

/**
 * Takes a film out of the trash; one that is not there stays as it is. Throws `movie_not_found`, or
 * `duplicate_movie` naming the live film that it would be the same as.
 */
export async function restoreMovie(
  ctx: ServiceContext,
  { id }: RestoreMovieInput,
): Promise<WrittenMovie> {
  requirePermission(ctx.actor, "movie.write");
  const written = await commitChangeSet(ctx, {
    kind: "restore",
    summary: sql`'Restored ' || min(title)`,
    statement: sql`UPDATE movies
      SET "deleted_at" = NULL, "version" = movies."version" + 1, "updated_at" = CURRENT_TIMESTAMP
      WHERE movies."id" = ${id}::uuid AND ${isTrashed}
      RETURNING ${writtenColumns(sql`NULL::jsonb`, movieJson)}`,
  }).catch(async (error) => namingExisting(ctx, error, await trashedFilm(ctx, id)));
  if (written.movies.length === 0) return { movie: await getMovie(ctx, { id }), change_set: null };
  return { movie: onlyMovie(written), change_set: written.change_set };
}

async function trashedFilm(ctx: ServiceContext, id: string) {
  const [film] = await readRows<{ title: string; release_year: number }>(
    ctx,
    sql`SELECT movies."title", movies."release_year" FROM movies WHERE movies."id" = ${id}::uuid`,
  );
  if (!film) throw new ServiceError("movie_not_found", "There is no film with this id.");
  return film;
}
