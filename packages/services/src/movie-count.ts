import { Prisma } from "@marquee/db/generated/client";
import { requirePermission } from "@marquee/schemas/actor";
import type { CountMoviesInput, MovieCount } from "@marquee/schemas/movie-record";
import type { ServiceContext } from "./context";
import { movieSource } from "./movie-source";
import { readFilms } from "./slow-query";

const { sql, raw } = Prisma;

const mostCounted = 10_000;

/**
 * How many films a selection means: exact up to 10,000, above that the planner's estimate, unless an exact
 * count is asked for. With words it is what a search gives, 1,000 at most. Throws `query_too_slow`.
 */
export async function countMovies(
  ctx: ServiceContext,
  { kind, ...selection }: CountMoviesInput,
): Promise<MovieCount> {
  requirePermission(ctx.actor, "movie.read");
  const { from, where } = await movieSource(ctx, selection);
  const matching = sql`SELECT 1 FROM ${from} WHERE ${where}`;
  const bound = kind === "exact" ? Prisma.empty : sql`LIMIT ${mostCounted + 1}`;
  const [counted] = await readFilms<{ count: number }>(
    ctx,
    sql`SELECT count(*)::integer AS "count" FROM (${matching} ${bound}) AS matching`,
    selection,
  );
  const count = counted?.count ?? 0;
  if (kind === "exact" || count <= mostCounted) return { count, kind: "exact" };
  const plan = await readFilms<{ "QUERY PLAN": [{ Plan: { "Plan Rows": number } }] }>(
    ctx,
    sql`${raw("EXPLAIN (FORMAT JSON)")} ${matching}`,
    selection,
  );
  const estimate = plan[0]?.["QUERY PLAN"][0].Plan["Plan Rows"] ?? count;
  return { count: Math.max(estimate, count), kind: "estimated" };
}
