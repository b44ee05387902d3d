import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { openDatabase } from "@marquee/db/database";
import { Prisma } from "@marquee/db/generated/client";
import type { MountedServer } from "./mount";

export const manyFilms = 16_000;

/** More than fits into the buffers between the database and a reader that has stopped reading. */
export async function loadManyFilms(url: string): Promise<void> {
  const db = openDatabase({ url, has_named_statements: false, pool_size: 1, onError: () => {} });
  await db.prisma.$executeRaw(Prisma.sql`
    INSERT INTO movies (id, title, genre, expiry_date, release_year)
    SELECT gen_random_uuid(), 'Film ' || at, repeat('🎬', 100), DATE '2030-01-01', 1950
    FROM generate_series(1, ${manyFilms}::integer) AS at`);
  await db.close();
}

/** Begins to read all films, and takes nothing of them. */
export async function beginReading({ origin, token }: MountedServer): Promise<IncomingMessage> {
  const headers = { authorization: `Bearer ${token}` };
  const [answer] = await once(get(`${origin}/api`, { headers, agent: false }), "response");
  answer.on("error", () => {});
  return answer;
}
