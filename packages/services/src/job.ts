import type { Database } from "@marquee/db/database";
import { Prisma } from "@marquee/db/generated/client";

/**
 * Whether it is for this instance to do one of the program's own jobs now: true for one caller in each
 * period, however many ask. One statement, so that two who ask at once wait for each other.
 */
export async function claimJob(
  db: Database,
  { name, everyMs }: { name: string; everyMs: number },
): Promise<boolean> {
  const claimed = await db.prisma.$queryRaw<unknown[]>(Prisma.sql`
    INSERT INTO jobs AS job ("name", "begun_at") VALUES (${name}, CURRENT_TIMESTAMP)
    ON CONFLICT ("name") DO UPDATE SET "begun_at" = CURRENT_TIMESTAMP
    WHERE job."begun_at" <= CURRENT_TIMESTAMP - make_interval(secs => ${everyMs / 1000}::double precision)
    RETURNING "name"`);
  return claimed.length > 0;
}
