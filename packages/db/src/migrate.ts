import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { errorCode, errorMessage } from "./error-code";
import { type Migration, readMigrations } from "./migration-folder";
import { StartError } from "./start-error";

/** Everything about a run of {@link migrate} that may be chosen. */
export type MigrateOptions = {
  /** A direct connection, not one through a transaction pooler. */
  url: string;
  /** Prisma's folder of migrations. */
  directory: string;
  /** How long a statement may wait for a lock that a running query holds; 10 s unless given. */
  lockTimeoutMs?: number;
  /** How long to wait for another process that is migrating; 5 minutes unless given. */
  patienceMs?: number;
};

// Prisma's own number: `prisma migrate deploy` and this runner keep out of each other's way.
const advisoryLock = 72_707_369;
const lockNotAvailable = "55P03";
const lockTries = 5;

// Prisma's own definition, letter for letter.
const bookkeeping = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
)`;

/**
 * Applies the migrations that the database lacks, oldest first, each in a transaction of its own
 * and with the bookkeeping of Prisma, so that `prisma migrate status` agrees. Any number of
 * processes may do it at once: one works, the others wait. A database that also has migrations
 * this program does not know is newer than the program and is left as it is.
 *
 * @returns the names of those applied by this call.
 * @throws StartError when one fails (it is rolled back and recorded so), when one already applied
 *   has changed since, or when another process does not finish migrating.
 */
export async function migrate(options: MigrateOptions): Promise<{ applied: string[] }> {
  const migrations = readMigrations(options.directory);
  const client = new pg.Client({
    connectionString: options.url,
    connectionTimeoutMillis: 10_000,
    application_name: "marquee-migrate",
  });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query(
      `SET lock_timeout = ${options.lockTimeoutMs ?? 10_000}; SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0`,
    );
    await waitForTurn(client, options.patienceMs ?? 300_000);
    return { applied: await applyMissing(client, migrations) };
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`The database's schema could not be updated: ${errorMessage(error)}.`);
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * Whether a migration is applied: with the name of this program's newest one, whether the schema
 * is as new as the program needs, or newer.
 *
 * @param query runs a statement with `$1` in it and answers its rows.
 */
export async function hasMigration(
  query: (sql: string, name: string) => Promise<readonly unknown[]>,
  name: string,
): Promise<boolean> {
  const rows = await query(
    "SELECT 1 FROM _prisma_migrations WHERE migration_name = $1 AND finished_at IS NOT NULL AND rolled_back_at IS NULL LIMIT 1",
    name,
  );
  return rows.length > 0;
}

// The lock belongs to the session: it is free again when the connection ends, however it ends.
async function waitForTurn(client: pg.Client, patienceMs: number): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const { rows } = await client.query<{ locked: boolean }>(
      "SELECT pg_try_advisory_lock($1) AS locked",
      [advisoryLock],
    );
    if (rows[0]?.locked) return;
    if (Date.now() > deadline) {
      throw new StartError(
        `Another process has been updating the database's schema for ${patienceMs / 1000} seconds and is not done.`,
      );
    }
    await sleep(100);
  }
}

async function applyMissing(client: pg.Client, migrations: Migration[]): Promise<string[]> {
  await client.query(bookkeeping);
  const { rows } = await client.query<{ name: string; checksum: string; is_finished: boolean }>(
    "SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS is_finished FROM _prisma_migrations WHERE rolled_back_at IS NULL",
  );
  const recorded = new Map(rows.map((row) => [row.name, row]));
  const missing = migrations.filter(({ name, file, checksum }) => {
    const row = recorded.get(name);
    if (row && !row.is_finished) {
      throw new StartError(
        `The migration ${name} was begun by another tool and never finished. Put the database right, then run "prisma migrate resolve".`,
      );
    }
    if (row && row.checksum !== checksum) {
      throw new StartError(
        `The migration ${file} has changed since it was applied. Put the file back as it was, and write what is new as another migration.`,
      );
    }
    return row === undefined;
  });
  for (const migration of missing) await apply(client, migration);
  return missing.map(({ name }) => name);
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  const startedAt = new Date();
  for (let tries = 1; ; tries++) {
    try {
      await client.query("BEGIN");
      await client.query(migration.sql);
      await record(client, migration, startedAt, { finishedAt: new Date() });
      await client.query("COMMIT");
      return;
    } catch (error) {
      await client.query("ROLLBACK");
      if (errorCode(error) === lockNotAvailable && tries < lockTries) {
        await sleep(500 * tries);
        continue;
      }
      await record(client, migration, startedAt, { logs: describe(error, migration) });
      throw new StartError(
        `The migration ${migration.file} failed and was rolled back: ${describe(error, migration)}.`,
      );
    }
  }
}

async function record(
  client: pg.Client,
  { name, checksum }: Migration,
  startedAt: Date,
  outcome: { finishedAt: Date } | { logs: string },
): Promise<void> {
  const isFinished = "finishedAt" in outcome;
  // A start that is tried again and again leaves one record of its failure, not thousands.
  await client.query(
    "DELETE FROM _prisma_migrations WHERE migration_name = $1 AND checksum = $2 AND rolled_back_at IS NOT NULL",
    [name, checksum],
  );
  await client.query(
    "INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, logs, rolled_back_at, started_at, applied_steps_count) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    [
      randomUUID(),
      checksum,
      isFinished ? outcome.finishedAt : null,
      name,
      isFinished ? null : outcome.logs,
      isFinished ? null : new Date(),
      startedAt,
      isFinished ? 1 : 0,
    ],
  );
}

function describe(error: unknown, { sql }: Migration): string {
  const position =
    error instanceof pg.DatabaseError && error.position ? Number(error.position) : undefined;
  if (position === undefined) return errorMessage(error);
  const line = sql.slice(0, position).split("\n").length;
  return `${errorMessage(error)} (line ${line})`;
}
