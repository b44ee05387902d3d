import type { Database } from "@marquee/db/database";
import { Prisma } from "@marquee/db/generated/client";
import type { Door } from "@marquee/schemas/actor";
import { ShortMemory } from "./short-memory";

const noteEveryMs = 60_000;

/** When and through which door each API key was last used, right to a minute: a busy key costs no write a call. */
export class ApiKeyUse {
  private readonly noted = new ShortMemory<void>(noteEveryMs);

  constructor(private readonly db: Database) {}

  note(id: string, door: Door): Promise<void> {
    return this.noted.get(id, async () => {
      await this.db.prisma.$executeRaw(Prisma.sql`
        UPDATE api_keys SET last_used_at = CURRENT_TIMESTAMP, last_used_door = ${door}
        WHERE id = ${id}::uuid AND (last_used_at IS NULL
          OR last_used_at <= CURRENT_TIMESTAMP - make_interval(secs => ${noteEveryMs / 1000}::double precision))`);
    });
  }
}
