import { Prisma } from "@marquee/db/generated/client";
import { movieFields } from "@marquee/schemas/movie-field";
import { joinSelection, type Selection } from "@marquee/schemas/selection";
import { conditionSql } from "./condition-sql";
import type { ServiceContext } from "./context";
import { bestFilmsSql, searchWidth } from "./movie-search";
import { isLive } from "./movie-sql";
import { readFilms } from "./slow-query";

const { sql, raw } = Prisma;

/** Where the films of a selection come from, for a statement over `movies`. */
export type MovieSource = {
  from: Prisma.Sql;
  where: Prisma.Sql;
  /** Whether the films are the best for some words: then they have a `rank`, and are 1,000 at most. */
  is_ranked: boolean;
};

/** Every column that a statement over the films of a source may use. */
const sourceColumns = raw(
  [
    ...movieFields.flatMap(({ name, key_column }) => (key_column ? [name, key_column] : [name])),
    "id",
    "version",
    "created_at",
    "updated_at",
  ]
    .map((name) => `movies."${name}"`)
    .join(", "),
);

/** The live films that a selection means. Throws `query_too_slow`. */
export async function movieSource(ctx: ServiceContext, selection: Selection): Promise<MovieSource> {
  const { filter, q } = joinSelection(selection);
  const condition = filter ? conditionSql(filter) : sql`true`;
  if (q === undefined) {
    const where = filter ? sql`${isLive} AND ${condition}` : isLive;
    return { from: sql`movies`, where, is_ranked: false };
  }
  const width = await searchWidth((query) => readFilms(ctx, query, selection), q, condition);
  const from = sql`${bestFilmsSql(q, width, condition, sourceColumns)} AS movies`;
  return { from, where: sql`true`, is_ranked: true };
}
