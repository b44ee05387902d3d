import { Prisma } from "@marquee/db/generated/client";
import { newId } from "@marquee/db/id";
import { requirePermission } from "@marquee/schemas/actor";
import type { MovieFieldMeta } from "@marquee/schemas/movie";
import { movieFields } from "@marquee/schemas/movie-field";
import type {
  CreateMovieInput,
  DeleteMovieInput,
  DeleteMoviesInput,
  MovieRecord,
  UpdateMovieInput,
} from "@marquee/schemas/movie-record";
import { ServiceError, underPointer } from "@marquee/schemas/service-error";
import type { AddedMovie, DeletedMovies, WrittenMovie } from "@marquee/schemas/written-movie";
import { commitChangeSet, type Written, writtenColumns, writtenFilms } from "./change-set";
import { conditionSql } from "./condition-sql";
import type { ServiceContext } from "./context";
import { getMovie } from "./movie-read";
import { column, fieldList, fieldValue, isLive, movieJson } from "./movie-sql";
import { namingExisting } from "./naming-existing";

const { sql, raw } = Prisma;

const nothing = sql`NULL::jsonb`;

/** Adds a film. Throws `duplicate_movie` naming the one that is already there. */
export async function createMovie(
  ctx: ServiceContext,
  input: CreateMovieInput,
): Promise<AddedMovie> {
  requirePermission(ctx.actor, "movie.write");
  const names = fieldList(movieFields, (field) => raw(`"${field.name}"`));
  const values = fieldList(movieFields, (field) => fieldValue(field, input[field.name]));
  const written = await commitChangeSet(ctx, {
    kind: "create",
    summary: sql`${`Added ${input.title}`}`,
    statement: sql`INSERT INTO movies ("id", ${names}) VALUES (${newId()}::uuid, ${values})
      RETURNING ${writtenColumns(nothing, movieJson)}`,
  }).catch((error) => namingExisting(ctx, error, input));
  return { movie: onlyMovie(written), change_set: written.change_set };
}

/**
 * Changes the given fields of a film that still has the given version. A film that already is so keeps
 * its version. Throws `movie_not_found`, `movie_deleted`, `duplicate_movie`, or `stale_version` with
 * the present film.
 */
export async function updateMovie(
  ctx: ServiceContext,
  input: UpdateMovieInput,
): Promise<WrittenMovie> {
  requirePermission(ctx.actor, "movie.write");
  const { id, version, set } = input;
  const changed = movieFields.filter((field) => set[field.name] !== undefined);
  const newValue = (field: MovieFieldMeta) => fieldValue(field, set[field.name]);
  const written = await commitChangeSet(ctx, {
    kind: "update",
    summary: sql`'Changed ' || min(title)`,
    statement: sql`UPDATE movies
      SET ${fieldList(changed, (field) => sql`${raw(`"${field.name}"`)} = ${newValue(field)}`)},
        "version" = movies."version" + 1, "updated_at" = CURRENT_TIMESTAMP
      FROM (
        SELECT "id", ${movieJson} AS "film" FROM movies
        WHERE "id" = ${id}::uuid AND "version" = ${version}::integer AND ${isLive}
          AND (${fieldList(changed, (field) => column(field.name))}) IS DISTINCT FROM (${fieldList(changed, newValue)})
        FOR UPDATE
      ) AS old
      WHERE movies."id" = old."id"
      RETURNING ${writtenColumns(sql`old."film"`, movieJson)}`,
  }).catch(async (error) =>
    namingExisting(ctx, underPointer(error, "", "/set"), {
      ...(await getMovie(ctx, { id })),
      ...set,
    }),
  );
  if (written.movies.length === 0) return unchangedMovie(ctx, input);
  return { movie: onlyMovie(written), change_set: written.change_set };
}

/** Nothing was written: the film is away, was changed since, or already is as it should become. */
async function unchangedMovie(
  ctx: ServiceContext,
  { id, version }: { id: string; version: number },
): Promise<WrittenMovie> {
  const current = await getMovie(ctx, { id });
  if (current.version === version) return { movie: current, change_set: null };
  throw staleVersion(current);
}

function staleVersion(current: MovieRecord): ServiceError {
  return new ServiceError(
    "stale_version",
    `${current.title} was changed since; it is now version ${current.version}.`,
    {
      details: { current },
    },
  );
}

/** Moves one film to the trash if it still has the given version. Throws as `updateMovie` does. */
export async function deleteMovie(
  ctx: ServiceContext,
  { id, version }: DeleteMovieInput,
): Promise<WrittenMovie> {
  requirePermission(ctx.actor, "movie.write");
  const written = await commitDelete(
    ctx,
    sql`"id" = ${id}::uuid AND "version" = ${version}::integer`,
  );
  if (written.movies.length > 0)
    return { movie: onlyMovie(written), change_set: written.change_set };
  throw staleVersion(await getMovie(ctx, { id }));
}

/**
 * Moves films to the trash in one change set: those named, or all that a condition matches. Throws
 * `movie_not_found` where that is none. The films come back as they were last, in catalogue order.
 */
export async function deleteMovies(
  ctx: ServiceContext,
  input: DeleteMoviesInput,
): Promise<DeletedMovies> {
  requirePermission(ctx.actor, "movie.write");
  const selection = input.ids
    ? sql`"id" = ANY (${input.ids}::uuid[])`
    : conditionSql(input.filter ?? {});
  const { movies, change_set } = await commitDelete(ctx, selection);
  if (movies.length === 0)
    throw new ServiceError("movie_not_found", "No film matches, so none was deleted.");
  return { deleted: movies.length, movies, change_set };
}

function commitDelete(ctx: ServiceContext, selection: Prisma.Sql): Promise<Written> {
  return commitChangeSet(ctx, {
    kind: "delete",
    summary: sql`'Deleted ' || ${writtenFilms}`,
    // Locked in one order, so that two deletions of the same films wait and do not deadlock.
    statement: sql`UPDATE movies
      SET "deleted_at" = CURRENT_TIMESTAMP, "version" = movies."version" + 1, "updated_at" = CURRENT_TIMESTAMP
      FROM (
        SELECT "id", ${movieJson} AS "film" FROM movies WHERE ${isLive} AND ${selection} ORDER BY "id" FOR UPDATE
      ) AS old
      WHERE movies."id" = old."id"
      RETURNING ${writtenColumns(sql`old."film"`, nothing)}`,
  });
}

/** The film that a write of one film returned. */
export function onlyMovie({ movies: [movie] }: Written): MovieRecord {
  if (!movie) throw new Error("A write of one film returned none");
  return movie;
}
