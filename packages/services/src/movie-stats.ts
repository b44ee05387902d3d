import { Prisma } from "@marquee/db/generated/client";
import { requirePermission } from "@marquee/schemas/actor";
import { catalogueToday } from "@marquee/schemas/catalogue-day";
import { movieField } from "@marquee/schemas/movie-field";
import type { MovieStats, MovieStatsInput } from "@marquee/schemas/movie-stats";
import { joinSelection } from "@marquee/schemas/selection";
import type { ServiceContext } from "./context";
import { countedBy } from "./film-counts";
import { movieSource } from "./movie-source";
import { column, comparable, genreSpelling } from "./movie-sql";
import { readFilms } from "./slow-query";

const { sql, raw } = Prisma;

const mostGenres = 1_000;
const genreKey = comparable(movieField("genre"));

/**
 * How the films of a selection are spread, in one statement. Those of the whole catalogue are kept, as
 * sums; those of a selection are counted, each film read once. Throws `query_too_slow`.
 */
export async function movieStats(
  ctx: ServiceContext,
  selection: MovieStatsInput,
): Promise<MovieStats> {
  requirePermission(ctx.actor, "movie.read");
  const { filter, q } = joinSelection(selection);
  const counts = filter || q ? await countedSql(ctx, selection) : keptSql;
  const [row] = await readFilms<MovieStats>(
    ctx,
    sql`WITH counts AS MATERIALIZED (${counts})
      SELECT (SELECT coalesce(sum("films"), 0)::integer FROM counts WHERE "genre_key" IS NOT NULL) AS "total",
        ${genresSql} AS "genres",
        ${spreadSql("release_year", "release_year", sql`"release_year"`)} AS "years",
        ${spreadSql("decade", "release_year", sql`"release_year" / 10 * 10`)} AS "decades",
        ${spreadSql("month", "expiry_date", sql`to_char("expiry_date", 'YYYY-MM')`)} AS "expiry_months",
        ${expirySql(catalogueToday())} AS "expiry"`,
    selection,
  );
  if (!row) throw new Error("A statement without FROM gives one row");
  return row;
}

/** One row for each genre, year and last day, which has a count and that value alone. */
const keptSql = sql`
  SELECT "genre_key", "release_year", "expiry_date", sum("films") AS "films" FROM film_counts
  GROUP BY ${countedBy} HAVING sum("films") <> 0`;

async function countedSql(ctx: ServiceContext, selection: MovieStatsInput): Promise<Prisma.Sql> {
  const { from, where } = await movieSource(ctx, selection);
  return sql`
    SELECT "genre_key", "release_year", "expiry_date", count(*) AS "films" FROM (
      SELECT ${genreKey} AS "genre_key", ${column("release_year")}, ${column("expiry_date")}
      FROM ${from} WHERE ${where}
    ) AS films GROUP BY ${countedBy}`;
}

/** Each genre as its first film spells it, the most frequent first. */
const genresSql = sql`(
  SELECT coalesce(json_agg(json_build_object('genre', ${genreSpelling(sql`counted."genre_key"`)},
    'count', "films") ORDER BY "films" DESC, "genre_key"), '[]')
  FROM (
    SELECT "genre_key", "films" FROM counts WHERE "genre_key" IS NOT NULL
    ORDER BY "films" DESC, "genre_key" LIMIT ${raw(String(mostGenres))}
  ) AS counted)`;

/** Counts by something of a field, in the order of its values. */
function spreadSql(
  name: string,
  field: "release_year" | "expiry_date",
  value: Prisma.Sql,
): Prisma.Sql {
  return sql`(
    SELECT coalesce(json_agg(json_build_object(${raw(`'${name}'`)}, "value", 'count', "films") ORDER BY "value"), '[]')
    FROM (
      SELECT ${value} AS "value", sum("films") AS "films" FROM counts
      WHERE ${raw(`"${field}"`)} IS NOT NULL GROUP BY 1
    ) AS counted)`;
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
    FROM counts)`;
}
