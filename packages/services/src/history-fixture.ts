import { Prisma } from "@marquee/db/generated/client";
import { Movie } from "@marquee/schemas/movie";

/** A film of the table as it is now, said in another way than the product does. */
export const nowJson = Prisma.raw(
  `jsonb_build_object(${Object.keys(Movie.shape)
    .map((name) => `'${name}', movies."${name}"`)
    .join(", ")})`,
);

/** Films whose versions have gaps, or whose changes do not chain up to the film as it is. */
export const brokenHistories = Prisma.sql`
  WITH chained AS (
    SELECT movie_id, version, before, after,
      lag(after) OVER film AS previous, lag(version) OVER film AS previous_version,
      lead(version) OVER film IS NULL AS is_last
    FROM changes WINDOW film AS (PARTITION BY movie_id ORDER BY version))
  SELECT chained.* FROM chained JOIN movies ON movies.id = movie_id
  WHERE coalesce(previous_version, 0) <> chained.version - 1
    OR before IS DISTINCT FROM previous
    OR (is_last AND (movies.version <> chained.version
      OR after IS DISTINCT FROM CASE WHEN movies.deleted_at IS NULL THEN ${nowJson} END))
  UNION ALL
  SELECT movies.id, movies.version, NULL, NULL, NULL, NULL, NULL FROM movies
  WHERE NOT EXISTS (SELECT 1 FROM changes WHERE movie_id = movies.id)`;
