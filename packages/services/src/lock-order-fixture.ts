import { Prisma } from "@marquee/db/generated/client";
import type { ServiceFixture } from "./service-fixture";

/** Adds three films of genre War without any history, whose places in the table run against their ids. */
export async function filmsAgainstTheirIds(fixture: ServiceFixture): Promise<string[]> {
  const ids = [3, 2, 1].map((digit) => `${digit}0000000-0000-7000-8000-000000000000`);
  for (const id of ids) {
    await fixture.rows(Prisma.sql`
      INSERT INTO movies (id, title, genre, expiry_date, release_year)
      VALUES (${id}::uuid, ${id}, 'War', '2030-01-01', 1990)`);
  }
  return ids.reverse();
}

/**
 * Runs a write of films while someone else holds the first of them, by id. Fails if the write, which waits
 * for that one, holds any other.
 */
export async function whileFirstIsHeld<T>(
  fixture: ServiceFixture,
  [first, ...others]: readonly string[],
  write: () => Promise<T>,
): Promise<T> {
  let written: Promise<T> | undefined;
  await fixture.db.prisma.$transaction(async (client) => {
    const hold = (id: string | undefined) =>
      client.$queryRaw(Prisma.sql`SELECT 1 FROM movies WHERE id = ${id}::uuid FOR UPDATE NOWAIT`);
    await hold(first);
    written = write();
    await fixture.untilBlocked();
    for (const other of others) await hold(other);
  });
  if (!written) throw new Error("Nothing was written");
  return written;
}
