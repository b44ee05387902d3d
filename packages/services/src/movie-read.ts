import { Prisma } from "@marquee/db/generated/client";
import { streamRows } from "@marquee/db/stream";
import { requirePermission } from "@marquee/schemas/actor";
import type { Condition } from "@marquee/schemas/condition";
import type { Movie, MovieField } from "@marquee/schemas/movie";
import { movieField } from "@marquee/schemas/movie-field";
import type {
  ExpiringMoviesInput,
  GetMovieInput,
  ListMoviesInput,
  MoviePage,
  MovieRecord,
} from "@marquee/schemas/movie-record";
import type { Selection } from "@marquee/schemas/selection";
import { ServiceError } from "@marquee/schemas/service-error";
import type { SortKey } from "@marquee/schemas/sort-key";
import type { ServiceContext } from "./context";
import { asServiceError, readRows } from "./database-call";
import { decodeTurn, encodeTurn, queryFingerprint, type Turn } from "./movie-cursor";
import {
  afterSql,
  bestFirst,
  fromSql,
  type OrderColumn,
  orderBySql,
  orderKeysSql,
  reversed,
  totalOrder,
} from "./movie-order";
import { type MovieSource, movieSource } from "./movie-source";
import { movieColumns, movieRecordColumns, movieRecordFields } from "./movie-sql";
import { readFilms } from "./slow-query";

const { sql } = Prisma;

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
 * A page of the films that a selection means, 50 unless limited, in the order asked for; else by title and
 * year, or best first where words are looked for. It begins `from` a value of the first sort key, or where a
 * cursor says, which may lead on or back. Throws `cursor_mismatch` for a cursor of another selection or sort, and `query_too_slow`.
 */
export async function listMovies(ctx: ServiceContext, input: ListMoviesInput): Promise<MoviePage> {
  return readPage<MovieRecord>(ctx, input, movieRecordColumns, movieRecordFields);
}

/** The same page of films with only some of their fields, for doors that show no more. */
export async function listMovieFields<Field extends MovieField>(
  ctx: ServiceContext,
  input: ListMoviesInput,
  fields: readonly Field[],
): Promise<Page<Pick<Movie, Field>>> {
  return readPage<Pick<Movie, Field>>(ctx, input, movieColumns(fields.map(movieField)), fields);
}

type Page<Film> = { movies: Film[]; next_cursor: string | null; previous_cursor: string | null };

async function readPage<Film extends object>(
  ctx: ServiceContext,
  input: ListMoviesInput,
  columns: Prisma.Sql,
  names: readonly (keyof Film & string)[],
): Promise<Page<Film>> {
  requirePermission(ctx.actor, "movie.read");
  const source = await movieSource(ctx, input);
  const order = sourceOrder(source, input.sort);
  const limit = input.limit ?? defaultLimit;
  const fingerprint = queryFingerprint(input, order);
  const turn = input.cursor ? decodeTurn(input.cursor, fingerprint, order) : undefined;
  const isBackward = turn?.is_backward ?? false;
  const read = isBackward ? reversed(order) : order;
  const rows = await readFilms<Film & Record<string, unknown>>(
    ctx,
    sql`SELECT ${columns}${orderKeysSql(order, names)} FROM ${source.from}
      WHERE ${source.where} ${beginSql(read, turn, input.from)}
      ORDER BY ${orderBySql(read)} LIMIT ${limit + 1}`,
    input,
  );
  const page = rows.slice(0, limit);
  if (isBackward) page.reverse();
  const hasMore = rows.length > limit;
  const isBegun = turn !== undefined || input.from !== undefined;
  const cursorAt = (row: (typeof page)[number] | undefined, is_backward: boolean) => {
    const keys = row ? order.map(({ field }, at) => String(row[`key_${at}`] ?? row[field])) : [];
    return encodeTurn(fingerprint, { is_backward, keys });
  };
  return {
    movies: page.map((row) => onlyFields<Film>(row, names)),
    next_cursor: isBackward || hasMore ? cursorAt(page.at(-1), false) : null,
    previous_cursor: (isBackward ? hasMore : isBegun) ? cursorAt(page[0], true) : null,
  };
}

function beginSql(
  order: readonly OrderColumn[],
  turn: Turn | undefined,
  from: string | undefined,
): Prisma.Sql {
  if (turn) return turn.keys.length === 0 ? Prisma.empty : sql`AND ${afterSql(order, turn.keys)}`;
  return from === undefined ? Prisma.empty : sql`AND ${fromSql(order, from)}`;
}

function sourceOrder({ is_ranked }: MovieSource, sort: SortKey[] | undefined) {
  return is_ranked && sort === undefined ? bestFirst : totalOrder(sort ?? []);
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

export type MovieStream = Selection & {
  sort?: SortKey[] | undefined;
  /** Which of the film's fields, in order. */
  fields: readonly MovieField[];
};

/**
 * Every film that a selection means (with words, the best 1,000), from one snapshot and in constant
 * memory: batches of JSON objects, as text. Ordered as `listMovies` orders.
 */
export async function* streamMovies(
  ctx: ServiceContext,
  { sort, fields, ...selection }: MovieStream,
): AsyncGenerator<string[]> {
  requirePermission(ctx.actor, "movie.read");
  const source = await movieSource(ctx, selection);
  const query = sql`SELECT row_to_json(film)::text AS "movie" FROM (
    SELECT ${movieColumns(fields.map(movieField))} FROM ${source.from}
    WHERE ${source.where} ORDER BY ${orderBySql(sourceOrder(source, sort))}) AS film`;
  // Most selections are small: one statement, prepared, instead of a transaction around a cursor.
  const few = await readFilms<{ movie: string }>(
    ctx,
    sql`${query} LIMIT ${mostAtOnce + 1}`,
    selection,
  );
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
