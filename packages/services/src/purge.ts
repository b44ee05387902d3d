import type { Database } from "@marquee/db/database";
import { Prisma } from "@marquee/db/generated/client";
import { commitAnswering, writtenFilms } from "./change-set";
import type { ServiceContext } from "./context";
import { inTransaction } from "./run-transaction";

const { sql } = Prisma;

const mostAtOnce = 5_000;

/**
 * Removes for good the films that have been in the trash for more than `days`, and reduces their changes
 * to their titles, so that history still says that they were and undo that they are no more. The
 * program's own: no door leads here. Answers how many it removed.
 */
export async function purgeTrash(db: Database, { days }: { days: number }): Promise<number> {
  const ctx: ServiceContext = {
    actor: { kind: "system", name: "Marquee" },
    door: "system",
    request_id: "purge",
    db,
  };
  let purged = 0;
  for (;;) {
    const count = await inTransaction(ctx, ctx.db.limits.bulk, (within) => purgeSome(within, days));
    purged += count;
    if (count < mostAtOnce) return purged;
  }
}

async function purgeSome(ctx: ServiceContext, days: number): Promise<number> {
  await ctx.transaction?.client.$queryRaw(sql`SELECT set_config('marquee.is_purging', 'on', true)`);
  const { rows } = await commitAnswering<{ count: number }>(
    ctx,
    {
      kind: "purge",
      summary: sql`'Purged ' || ${writtenFilms}`,
      statement: sql`DELETE FROM movies
        USING (
          SELECT "id" FROM movies
          WHERE "deleted_at" < CURRENT_TIMESTAMP - make_interval(days => ${days}::integer)
          ORDER BY "deleted_at", "id" LIMIT ${mostAtOnce} FOR UPDATE SKIP LOCKED
        ) AS old
        WHERE movies."id" = old."id"
        RETURNING movies."id", movies."title", movies."version" + 1 AS "version",
          jsonb_build_object('title', movies."title") AS "before", NULL::jsonb AS "after"`,
    },
    sql`, reduced AS (
        UPDATE changes SET "before" = ${titleOf(sql`changes."before"`)}, "after" = ${titleOf(sql`changes."after"`)}
        FROM written WHERE changes."movie_id" = written."id"
      )
      SELECT count(*)::integer AS "count" FROM written`,
  );
  return rows[0]?.count ?? 0;
}

function titleOf(film: Prisma.Sql): Prisma.Sql {
  return sql`CASE WHEN ${film} IS NOT NULL THEN jsonb_build_object('title', ${film} -> 'title') END`;
}
