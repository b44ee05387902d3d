import type { Database } from "@marquee/db/database";
import { latestMigration } from "@marquee/db/generated/latest-migration";
import { hasMigration } from "@marquee/db/migrate";
import type { Answer } from "./answer";
import type { Application } from "./application";

/** Whether requests should be sent here: the database answers and its schema is new enough. */
export async function answerReady(app: Application, isDraining: boolean): Promise<Answer> {
  if (isDraining) return notReady("draining");
  try {
    return (await isSchemaCurrent(app.db))
      ? { status: 200, body: { status: "ready" } }
      : notReady("schema_outdated");
  } catch {
    return notReady("database_unavailable");
  }
}

/** Whether the database has every migration that this program needs. */
export function isSchemaCurrent({ prisma }: Database): Promise<boolean> {
  return hasMigration((sql, name) => prisma.$queryRawUnsafe<unknown[]>(sql, name), latestMigration);
}

function notReady(reason: string): Answer {
  return { status: 503, headers: { "Retry-After": "1" }, body: { status: "not_ready", reason } };
}
