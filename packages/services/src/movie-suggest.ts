import { Prisma } from "@marquee/db/generated/client";
import { requirePermission } from "@marquee/schemas/actor";
import type { MovieFieldMeta } from "@marquee/schemas/movie";
import { movieField } from "@marquee/schemas/movie-field";
import type { SuggestValuesInput } from "@marquee/schemas/movie-record";
import { longestSearch } from "@marquee/schemas/search-text";
import type { ServiceContext } from "./context";
import { readRows } from "./database-call";
import { orderBySql, totalOrder } from "./movie-order";
import { listMovies } from "./movie-read";
import { column, comparable, isLive } from "./movie-sql";

const { sql } = Prisma;

const mostSuggested = 50;
/** Different values looked through; a catalogue has dozens of genres. */
const mostValues = 2_000;
const leastSimilarity = 0.5;

/**
 * Values that a field already has among the live films, at most 50: those that begin with a text, that
 * contain it, and that resemble it, in this order; without a text the first ones.
 */
export async function suggestValues(
  ctx: ServiceContext,
  { field, text = "" }: SuggestValuesInput,
): Promise<string[]> {
  requirePermission(ctx.actor, "movie.read");
  const meta = movieField(field);
  if (meta.search_column) return suggestTitles(ctx, text);
  const rows = await readRows<{ value: string }>(ctx, valuesSql(meta, text));
  return rows.map((row) => row.value);
}

/** Different films can have one title; it is suggested once. */
async function suggestTitles(ctx: ServiceContext, text: string): Promise<string[]> {
  const q = [...text.trim()].slice(0, longestSearch).join("");
  const { movies } = await listMovies(ctx, { q, limit: mostSuggested });
  return [...new Set(movies.map((movie) => movie.title))];
}

/** A loose index scan: one index probe for each different key, however many films there are. */
function valuesSql(field: MovieFieldMeta, text: string): Prisma.Sql {
  const key = comparable(field);
  const next = (beyond: Prisma.Sql) => sql`(
    SELECT ${column(field.name)} AS "value", ${key} AS "key" FROM movies
    WHERE ${isLive} ${beyond} ORDER BY ${key}, ${orderBySql(totalOrder([]))} LIMIT 1)`;
  const part = sql`text_unaccent(text_key_part(${text}::text))`;
  return sql`
    WITH RECURSIVE found AS (
      ${next(Prisma.empty)}
      UNION ALL
      SELECT following.* FROM found, LATERAL ${next(sql`AND ${key} > found."key"`)} AS following
    ), placed AS (
      SELECT "value", "key", position(${part} IN text_unaccent("key")) AS "place",
        word_similarity(${part}, text_unaccent("key")) AS "similarity"
      FROM (SELECT "value", "key" FROM found LIMIT ${mostValues}) AS looked_through
    )
    SELECT "value" FROM placed WHERE "place" > 0 OR "similarity" >= ${leastSimilarity}::real
    ORDER BY "place" = 1 DESC, "place" > 0 DESC, "similarity" DESC, "key" LIMIT ${mostSuggested}`;
}
