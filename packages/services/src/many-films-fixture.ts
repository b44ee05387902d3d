import { Prisma } from "@marquee/db/generated/client";
import type { ServiceFixture } from "./service-fixture";

/**
 * Fills a catalogue with generated films, and lets Postgres count them. Each has three of 4,000 words in
 * its title; genres are as unequal as they are in life (1 film in 200 is Silent), and last
 * changes are all different.
 */
export async function loadManyFilms({ db }: ServiceFixture, count: number): Promise<void> {
  // Letters of a hash, so that no word resembles the next: trigrams are spread as over real words.
  const word = (salt: number) =>
    Prisma.sql`initcap(substr(translate(md5((hashint4(at + ${salt}::integer) % 4000)::text), '0123456789', 'ghijklmnop'), 1, 4 + at % 6))`;
  await db.prisma.$executeRaw(Prisma.sql`
    INSERT INTO movies (id, title, genre, expiry_date, release_year, updated_at)
    SELECT md5(at::text)::uuid, concat_ws(' ', ${word(1)}, ${word(1_000_003)}, ${word(2_000_003)}),
      CASE WHEN abs(hashint4(at + 6)) % 200 = 0 THEN 'Silent' ELSE
        (ARRAY['Drama', 'Comedy', 'Drama', 'Thriller', 'Comedy', 'Drama', 'Action', 'Horror', 'Romance', 'War'])[1 + abs(hashint4(at)) % 10] END,
      date '2024-01-01' + abs(hashint4(at + 7)) % 3650, 1930 + abs(hashint4(at + 8)) % 96,
      timestamptz '2026-01-01 00:00Z' + at * interval '1 second'
    FROM generate_series(1, ${count}::integer) AS at
    ON CONFLICT DO NOTHING`);
  // Tests do not wait for the disk when they commit; VACUUM does, and only what is there can it call
  // visible to all, without which no index is read alone. So it is the second that tells.
  await db.prisma.$executeRaw(Prisma.sql`VACUUM movies`);
  await db.prisma.$executeRaw(Prisma.sql`VACUUM ANALYZE movies`);
}
