import { Prisma } from "@marquee/db/generated/client";
import { streamRows } from "@marquee/db/stream";
import { requirePermission } from "@marquee/schemas/actor";
import type { Condition } from "@marquee/schemas/condition";
import {
  type Movie,
  type MovieField,
  type MovieFieldMeta,
  movieField,
} from "@marquee/schemas/movie";
import type {
  CountMoviesInput,
  ExpiringMoviesInput,
  GetMovieInput,
  ListMoviesInput,
  MoviePage,
  MovieRecord,
  SuggestValuesInput,
} from "@marquee/schemas/movie-record";
import { ServiceError } from "@marquee/schemas/service-error";
import type { SortKey } from "@marquee/schemas/sort";
import { conditionSql } from "./condition-sql";
import type { ServiceContext } from "./context";
import { asServiceError, readRows } from "./database-call";
import { decodeCursor, encodeCursor, queryFingerprint } from "./movie-cursor";
import { afterSql, orderBySql, orderKeysSql, totalOrder } from "./movie-order";
import {
  column,
  comparable,
  isLive,
  movieColumns,
  movieRecordColumns,
  movieRecordFields,
} from "./movie-sql";

const { sql, raw } = Prisma;

const defaultLimit = 50;

/** One film. Throws `movie_not_found`, or `movie_deleted` for one in the trash. */
export async function getMovie(ctx: ServiceContext, { id }: GetMovieInput): Promise<MovieRecord> {
  requirePermission(ctx.actor, "movie.read");
  const rows = await readRows<MovieRecord & { is_deleted: boolean }>(
    ctx,
    sql`SELECT ${movieRecordColumns}, movies."deleted_at" IS NOT NULL AS "is_deleted" FROM movies WHERE movies."id" = ${id}::uuid`,
  );
  const [row] = rows;
  if (!row) throw new ServiceError("movie_not_found", "There is no film with this id.");
  const { is_deleted, ...movie } = row;
  if (is_deleted) throw new ServiceError("movie_deleted", `${movie.title} is in the trash.`);
  return movie;
}

/**
 * A page of the films a condition matches, in the order asked for (by title, then year, unless given),
 * 50 unless limited. Throws `cursor_mismatch` for a cursor of another filter or sort.
 */
export async function listMovies(ctx: ServiceContext, input: ListMoviesInput): Promise<MoviePage> {
  return readPage<MovieRecord>(ctx, input, movieRecordColumns, movieRecordFields);
}

/** The same page of films with only some of their fields, for doors that show no more. */
export async function listMovieFields<Field extends MovieField>(
  ctx: ServiceContext,
  input: ListMoviesInput,
  fields: readonly Field[],
): Promise<{ movies: Pick<Movie, Field>[]; next_cursor: string | null }> {
  return readPage<Pick<Movie, Field>>(ctx, input, movieColumns(fields.map(movieField)), fields);
}

async function readPage<Film extends object>(
  ctx: ServiceContext,
  input: ListMoviesInput,
  columns: Prisma.Sql,
  names: readonly (keyof Film & string)[],
): Promise<{ movies: Film[]; next_cursor: string | null }> {
  requirePermission(ctx.actor, "movie.read");
  const order = totalOrder(input.sort ?? []);
  const limit = input.limit ?? defaultLimit;
  const fingerprint = queryFingerprint(input.filter, order);
  const after = input.cursor && decodeCursor(input.cursor, fingerprint, order);
  const rows = await readRows<Film & Record<string, unknown>>(
    ctx,
    sql`SELECT ${columns}${orderKeysSql(order, names)} FROM movies
      WHERE ${whereSql(input.filter)} ${after ? sql`AND ${afterSql(order, after)}` : Prisma.empty}
      ORDER BY ${orderBySql(order)} LIMIT ${limit + 1}`,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next_cursor =
    rows.length > limit && last
      ? encodeCursor(
          fingerprint,
          order.map(({ field }, at) => String(last[`key_${at}`] ?? last[field])),
        )
      : null;
  return { movies: page.map((row) => onlyFields<Film>(row, names)), next_cursor };
}

// Copied and not deleted from: an object that lost properties is slow to write as JSON.
function onlyFields<Film extends object>(row: Film, names: readonly (keyof Film)[]): Film {
  const film: Partial<Film> = {};
  for (const name of names) film[name] = row[name];
  return film as Film;
}

/** A page of the films whose rights end in a range, soonest first. */
export async function expiringMovies(
  ctx: ServiceContext,
  input: ExpiringMoviesInput,
): Promise<MoviePage> {
  return listMovies(ctx, expiringPage(input));
}

/** An expiry range as a selection, soonest first. */
export function expiringPage({ from, to, ...page }: ExpiringMoviesInput): ListMoviesInput {
  return { ...page, filter: expiringFilter({ from, to }), sort: byExpiry };
}

/** The condition of an expiry range, both ends inclusive. */
export function expiringFilter({ from, to }: { from: string; to: string }): Condition {
  return { expiry_date: { gte: from, lte: to } };
}

export const byExpiry: SortKey[] = [{ field: "expiry_date", is_descending: false }];

export type MovieStream = {
  filter?: Condition | undefined;
  sort?: SortKey[] | undefined;
  /** Which of the film's fields, in order. */
  fields: readonly MovieField[];
};

/**
 * Every film a condition matches, from one snapshot and in constant memory: batches of JSON objects,
 * as text.
 */
export async function* streamMovies(
  ctx: ServiceContext,
  { filter, sort, fields }: MovieStream,
): AsyncGenerator<string[]> {
  requirePermission(ctx.actor, "movie.read");
  const query = sql`SELECT row_to_json(film)::text AS "movie" FROM (
    SELECT ${movieColumns(fields.map(movieField))} FROM movies
    WHERE ${whereSql(filter)} ORDER BY ${orderBySql(totalOrder(sort ?? []))}) AS film`;
  // Most selections are small: one statement, prepared, instead of a transaction around a cursor.
  const few = await readRows<{ movie: string }>(ctx, sql`${query} LIMIT ${mostAtOnce + 1}`);
  if (few.length <= mostAtOnce) {
    yield few.map((row) => row.movie);
    return;
  }
  try {
    for await (const rows of streamRows<{ movie: string }>(ctx.db, query)) {
      yield rows.map((row) => row.movie);
    }
  } catch (error) {
    throw asServiceError(error);
  }
}

const mostAtOnce = 1_000;

/** How many films a condition matches: exact up to 100,000, above that the planner's estimate. */
export async function countMovies(
  ctx: ServiceContext,
  { filter }: CountMoviesInput,
): Promise<{ count: number; kind: "exact" | "estimated" }> {
  requirePermission(ctx.actor, "movie.read");
  const matching = sql`SELECT 1 FROM movies WHERE ${whereSql(filter)}`;
  const [counted] = await readRows<{ count: number }>(
    ctx,
    sql`SELECT count(*)::integer AS "count" FROM (${matching} LIMIT ${mostCounted + 1}) AS matching`,
  );
  const count = counted?.count ?? 0;
  if (count <= mostCounted) return { count, kind: "exact" };
  const plan = await readRows<{ "QUERY PLAN": [{ Plan: { "Plan Rows": number } }] }>(
    ctx,
    sql`${raw("EXPLAIN (FORMAT JSON)")} ${matching}`,
  );
  const estimate = plan[0]?.["QUERY PLAN"][0].Plan["Plan Rows"] ?? count;
  return { count: Math.max(estimate, count), kind: "estimated" };
}

const mostCounted = 100_000;

/** Values that a field with suggestions already has among the live films, in order of key; at most 50. */
export async function suggestValues(
  ctx: ServiceContext,
  { field, text }: SuggestValuesInput,
): Promise<string[]> {
  requirePermission(ctx.actor, "movie.read");
  const rows = await readRows<{ value: string }>(ctx, valuesSql(movieField(field), text ?? ""));
  return rows.map((row) => row.value);
}

/** A loose index scan: one index probe for each different key, however many films there are. */
function valuesSql(field: MovieFieldMeta, text: string): Prisma.Sql {
  const key = comparable(field);
  const next = (beyond: Prisma.Sql) => sql`(
    SELECT ${column(field.name)} AS "value", ${key} AS "key" FROM movies
    WHERE ${isLive} ${beyond} ORDER BY ${key}, ${orderBySql(totalOrder([]))} LIMIT 1)`;
  return sql`
    WITH RECURSIVE found AS (
      ${next(Prisma.empty)}
      UNION ALL
      SELECT following.* FROM found, LATERAL ${next(sql`AND ${key} > found."key"`)} AS following
    )
    SELECT "value" FROM found WHERE position(text_key_part(${text}::text) IN "key") > 0 LIMIT 50`;
}

function whereSql(filter: Condition | undefined): Prisma.Sql {
  return filter ? sql`${isLive} AND ${conditionSql(filter)}` : isLive;
}
