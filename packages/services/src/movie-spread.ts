import { Prisma } from "@marquee/db/generated/client";
import { requirePermission } from "@marquee/schemas/actor";
import { movieField } from "@marquee/schemas/movie-field";
import {
  type ExpiryDays,
  type ExpiryDaysInput,
  type GenreSpan,
  type GenreSpread,
  type GenreSpreadInput,
  mostSpreadGenres,
} from "@marquee/schemas/movie-spread";
import { allOf, joinSelection } from "@marquee/schemas/selection";
import type { ServiceContext } from "./context";
import { type MovieSource, movieSource } from "./movie-source";
import { column, comparable, genreSpelling } from "./movie-sql";
import { readFilms } from "./slow-query";

const { sql } = Prisma;

/**
 * How many films of a selection end on each day of a range, and the first titles of each. The counts of the
 * whole catalogue are kept, as sums; those of a selection are counted. The titles are read in the order of
 * the index on last days. Throws `query_too_slow`.
 */
export async function expiryDays(
  ctx: ServiceContext,
  { from, to, titles = 0, ...selection }: ExpiryDaysInput,
): Promise<ExpiryDays> {
  requirePermission(ctx.actor, "movie.read");
  const { filter, q } = joinSelection(selection);
  const range = { expiry_date: { gte: from, lte: to } };
  const within = { ...selection, filter: allOf([range, selection.filter]) };
  const source = await movieSource(ctx, within);
  // What words find is found once, and not again for each day.
  const found = source.is_ranked
    ? sql`found AS MATERIALIZED (SELECT movies.* FROM ${source.from} WHERE ${source.where}), `
    : Prisma.empty;
  const films = source.is_ranked
    ? { from: sql`found AS movies`, where: sql`true` }
    : { from: source.from, where: source.where };
  const days = await readFilms<ExpiryDays["days"][number]>(
    ctx,
    sql`WITH ${found}days AS (${filter || q ? countedDays(films) : keptDays(from, to)})
      SELECT to_char(days."expiry_date", 'YYYY-MM-DD') AS "expiry_date", days."films"::integer AS "count",
        ARRAY(
          SELECT movies."title" FROM ${films.from}
          WHERE ${films.where} AND ${day} = days."expiry_date"
          ORDER BY movies."title_key", movies."release_year" LIMIT ${titles}
        ) AS "titles"
      FROM days ORDER BY days."expiry_date"`,
    within,
  );
  return { days };
}

const day = column("expiry_date");

function keptDays(from: string, to: string): Prisma.Sql {
  return sql`
    SELECT "expiry_date", sum("films") AS "films" FROM film_counts
    WHERE "expiry_date" BETWEEN ${from}::date AND ${to}::date
    GROUP BY "expiry_date" HAVING sum("films") <> 0`;
}

function countedDays({ from, where }: Pick<MovieSource, "from" | "where">): Prisma.Sql {
  return sql`SELECT ${day}, count(*) AS "films" FROM ${from} WHERE ${where} GROUP BY ${day}`;
}

/** The field that a span is of, and the span of its value `at`. */
const spans: Record<GenreSpan, { of: Prisma.Sql; span: Prisma.Sql }> = {
  expiry_month: { of: column("expiry_date"), span: sql`to_char("at", 'YYYY-MM')` },
  decade: { of: column("release_year"), span: sql`("at" / 10 * 10)::text` },
};

/**
 * How the most frequent genres of a selection are spread over months or decades: one statement that reads
 * an index of genres, and of each genre one film for its spelling. Throws `query_too_slow`.
 */
export async function genreSpread(
  ctx: ServiceContext,
  { by, ...selection }: GenreSpreadInput,
): Promise<GenreSpread> {
  requirePermission(ctx.actor, "movie.read");
  const { from, where } = await movieSource(ctx, selection);
  const { of, span } = spans[by];
  const [row] = await readFilms<GenreSpread>(
    ctx,
    // By value first, as the index has them: a span is made once for each value, and not for each film.
    sql`WITH counts AS MATERIALIZED (
        SELECT "genre_key", ${span} AS "span", sum("films") AS "films" FROM (
          SELECT ${comparable(movieField("genre"))} AS "genre_key", ${of} AS "at", count(*) AS "films"
          FROM ${from} WHERE ${where} GROUP BY 1, 2
        ) AS counted GROUP BY 1, 2
      ), genres AS MATERIALIZED (
        SELECT counted.*, ${genreSpelling(sql`counted."genre_key"`)} AS "genre" FROM (
          SELECT "genre_key", sum("films") AS "films" FROM counts GROUP BY 1
          ORDER BY 2 DESC, 1 LIMIT ${mostSpreadGenres}
        ) AS counted
      ), spread AS (
        SELECT "span", "genre", genres."genre_key", genres."films" AS "of_genre", sum(counts."films") AS "films"
        FROM counts LEFT JOIN genres ON genres."genre_key" = counts."genre_key" GROUP BY 1, 2, 3, 4
      )
      SELECT
        (SELECT coalesce(json_agg("genre" ORDER BY "films" DESC, "genre_key"), '[]') FROM genres) AS "genres",
        (SELECT coalesce(json_agg(json_build_object('span', "span", 'genre', "genre", 'count', "films")
          ORDER BY "span", "of_genre" DESC NULLS LAST, "genre_key"), '[]') FROM spread) AS "spans"`,
    selection,
  );
  if (!row) throw new Error("A statement without FROM gives one row");
  return row;
}
