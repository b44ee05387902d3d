import { Prisma } from "@marquee/db/generated/client";
import { newId } from "@marquee/db/id";
import { requirePermission } from "@marquee/schemas/actor";
import type { Movie } from "@marquee/schemas/movie";
import { movieFields } from "@marquee/schemas/movie-field";
import { commitChangeSet, writtenColumns } from "./change-set";
import type { ServiceContext } from "./context";
import { arrayValue, fieldList, movieJson } from "./movie-sql";

const { sql, raw } = Prisma;

/**
 * Adds many films in one change set, all or none; a film that is already there is left as it is.
 * Answers how many were added.
 */
export async function loadMovies(
  ctx: ServiceContext,
  { movies, what }: { movies: readonly Movie[]; what: string },
): Promise<{ loaded: number }> {
  requirePermission(ctx.actor, "movie.write");
  const names = fieldList(movieFields, (field) => raw(`"${field.name}"`));
  const arrays = fieldList(movieFields, (field) =>
    arrayValue(
      field,
      movies.map((movie) => movie[field.name]),
    ),
  );
  const written = await commitChangeSet(ctx, {
    kind: "load",
    summary: sql`'Loaded ' || count(*) || ${` ${what}`}`,
    statement: sql`INSERT INTO movies ("id", ${names})
      SELECT * FROM unnest(${movies.map(() => newId())}::uuid[], ${arrays})
      ON CONFLICT DO NOTHING
      RETURNING ${writtenColumns(sql`NULL::jsonb`, movieJson)}`,
  });
  return { loaded: written.movies.length };
}

/** Whether anything was ever written to the catalogue, even if it holds no film now. */
export async function hasHistory(ctx: ServiceContext): Promise<boolean> {
  return (await ctx.db.prisma.changeSet.findFirst({ select: { id: true } })) !== null;
}
