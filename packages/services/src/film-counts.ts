import type { Database } from "@marquee/db/database";
import { Prisma } from "@marquee/db/generated/client";

const { sql } = Prisma;

/** By what films are counted: each for itself. */
export const countedBy = sql`GROUPING SETS (("genre_key"), ("release_year"), ("expiry_date"))`;

/**
 * Sums up what writes have added to the counts of films, so that they stay quick to read. Neither writers
 * nor readers wait for it, and every count is the same before and after. The program's own. Answers how
 * many rows it spared.
 */
export async function foldFilmCounts({ prisma }: Database): Promise<number> {
  const [folded] = await prisma.$queryRaw<{ spared: number }[]>(sql`
    WITH summand AS (
      DELETE FROM film_counts RETURNING "genre_key", "release_year", "expiry_date", "films"
    ), folded AS (
      INSERT INTO film_counts ("genre_key", "release_year", "expiry_date", "films")
      SELECT "genre_key", "release_year", "expiry_date", sum("films") FROM summand
      GROUP BY ${countedBy}
      HAVING sum("films") <> 0 AND num_nonnulls("genre_key", "release_year", "expiry_date") = 1
      RETURNING 1
    )
    SELECT ((SELECT count(*) FROM summand) - (SELECT count(*) FROM folded))::integer AS "spared"`);
  return folded?.spared ?? 0;
}
