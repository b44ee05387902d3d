import { Prisma } from "@marquee/db/generated/client";
import type { Condition } from "@marquee/schemas/condition";
import type { Movie } from "@marquee/schemas/movie";
import { isServiceError, ServiceError } from "@marquee/schemas/service-error";
import { conditionSql } from "./condition-sql";
import type { ServiceContext } from "./context";
import { readRows } from "./database-call";
import { isLive } from "./movie-sql";

/** Completes `duplicate_movie` with the path of the film that is in the way of this one. */
export async function namingExisting(
  ctx: ServiceContext,
  error: unknown,
  film: Pick<Movie, "title" | "release_year">,
): Promise<never> {
  if (!isServiceError(error) || error.code !== "duplicate_movie") throw error;
  const same: Condition = { title: film.title, release_year: film.release_year };
  const [existing] = await readRows<{ id: string }>(
    ctx,
    Prisma.sql`SELECT movies."id" FROM movies WHERE ${isLive} AND ${conditionSql(same)}`,
  );
  const details = existing ? { existing: `/api/movies/${existing.id}` } : {};
  throw new ServiceError(error.code, error.message, { cause: error, details });
}
