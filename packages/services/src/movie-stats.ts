import { Prisma } from "@marquee/db/generated/client";
import { requirePermission } from "@marquee/schemas/actor";
import { catalogueToday } from "@marquee/schemas/catalogue-day";
import { movieField } from "@marquee/schemas/movie";
import type { MovieStats, MovieStatsInput } from "@marquee/schemas/movie-stats";
import { joinSelection } from "@marquee/schemas/selection";
import type { ServiceContext } from "./context";
import { movieSource } from "./movie-source";
import { column, comparable, isLive } from "./movie-sql";
import { readFilms } from "./slow-query";

const { sql, raw } = Prisma;

const mostGenres = 1_000;
const genreKey = comparable(movieField("genre"));

/**
 * How the films of a selection are spread, in one statement: over the whole catalogue two small indexes
 * are read alone, over a selection its films are read once. Throws `query_too_slow`.
 */
export async function movieStats(
  ctx: ServiceContext,
  selection: MovieStatsInput,
): Promise<MovieStats> {
  requirePermission(ctx.actor, "movie.read");
  const { from, where } = await movieSource(ctx, selection);
  const { filter, q } = joinSelection(selection);
  const kept = raw(filter || q ? "MATERIALIZED" : "NOT MATERIALIZED");
  const [row] = await readFilms<MovieStats>(
    ctx,
    sql`WITH films AS ${kept} (
        SELECT ${genreKey} AS "genre_key", ${column("release_year")}, ${column("expiry_date")} FROM ${from} WHERE ${where}
      ), years AS (
        SELECT "genre_key", "release_year", count(*) AS "films" FROM films GROUP BY "genre_key", "release_year"
      ), days AS (
        SELECT "genre_key", "expiry_date", count(*) AS "films" FROM films GROUP BY "genre_key", "expiry_date"
      )
      SELECT (SELECT coalesce(sum("films"), 0)::integer FROM years) AS "total",
        ${genresSql} AS "genres",
        ${spreadSql("years", "release_year", sql`"release_year"`)} AS "years",
        ${spreadSql("years", "decade", sql`"release_year" / 10 * 10`)} AS "decades",
        ${spreadSql("days", "month", sql`to_char("expiry_date", 'YYYY-MM')`)} AS "expiry_months",
        ${expirySql(catalogueToday())} AS "expiry"`,
    selection,
  );
  if (!row) throw new Error("A statement without FROM gives one row");
  return row;
}

/** Each genre as its first film spells it, the most frequent first. */
const genresSql = sql`(
  SELECT coalesce(json_agg(json_build_object('genre', (
      SELECT movies."genre" FROM movies WHERE ${isLive} AND ${genreKey} = counted."genre_key"
      ORDER BY movies."title_key", movies."release_year" LIMIT 1
    ), 'count', "films") ORDER BY "films" DESC, "genre_key"), '[]')
  FROM (
    SELECT "genre_key", sum("films") AS "films" FROM years
    GROUP BY "genre_key" ORDER BY "films" DESC, "genre_key" LIMIT ${raw(String(mostGenres))}
  ) AS counted)`;

/** Counts by a value of each film, in the order of the values. */
function spreadSql(counts: "years" | "days", name: string, value: Prisma.Sql): Prisma.Sql {
  return sql`(
    SELECT coalesce(json_agg(json_build_object(${raw(`'${name}'`)}, "value", 'count', "films") ORDER BY "value"), '[]')
    FROM (SELECT ${value} AS "value", sum("films") AS "films" FROM ${raw(counts)} GROUP BY 1) AS counted)`;
}

/** Films whose rights are over, end today, or end within some days; the longer windows hold the shorter. */
function expirySql(today: string): Prisma.Sql {
  const day = sql`${today}::date`;
  const counted = (condition: Prisma.Sql) =>
    sql`coalesce(sum("films") FILTER (WHERE ${condition}), 0)::integer`;
  const within = (days: number) =>
    counted(sql`"expiry_date" BETWEEN ${day} AND ${day} + ${raw(String(days))}`);
  return sql`(
    SELECT json_build_object('expired', ${counted(sql`"expiry_date" < ${day}`)}, 'today', ${within(0)},
      'within_7_days', ${within(7)}, 'within_30_days', ${within(30)}, 'within_90_days', ${within(90)})
    FROM days)`;
}
