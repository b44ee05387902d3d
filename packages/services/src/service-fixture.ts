import { type Database, type DatabaseOptions, openDatabase } from "@marquee/db/database";
import { Prisma } from "@marquee/db/generated/client";
import { createTestDatabase } from "@marquee/db/test-database";
import type { Role } from "@marquee/schemas/actor";
import type { ServiceContext } from "./context";

/** A database of a test file's own, and contexts of those who ask it. */
export type ServiceFixture = {
  db: Database;
  /** By which another program opens the same database. */
  options: DatabaseOptions;
  as: (role: Role | "nobody") => ServiceContext;
  /** Rows of a query that checks what was really written. */
  rows: <Row>(query: Prisma.Sql) => Promise<Row[]>;
  empty: () => Promise<void>;
  /** Until some statement waits for a lock that another transaction holds. */
  untilBlocked: () => Promise<void>;
  close: () => Promise<void>;
};

export async function createServiceFixture(): Promise<ServiceFixture> {
  const database = await createTestDatabase();
  const options = {
    url: database.url,
    has_named_statements: true,
    pool_size: 20,
    onError: () => {},
  };
  const db = openDatabase(options);
  return {
    db,
    options,
    as: (role) => ({
      actor:
        role === "nobody" ? { kind: "anonymous" } : { kind: "user", id: role, name: role, role },
      door: "rest",
      request_id: "test",
      db,
    }),
    rows: (query) => db.prisma.$queryRaw(query),
    empty: () => empty(db),
    untilBlocked: () => untilBlocked(db),
    close: async () => {
      await db.close();
      await database.drop();
    },
  };
}

/**
 * History takes no TRUNCATE. The owner of its tables can take the triggers away first, in the open; the
 * product never does.
 */
async function empty({ prisma }: Database): Promise<void> {
  await prisma.$transaction([
    prisma.$executeRaw(Prisma.sql`ALTER TABLE changes DISABLE TRIGGER changes_append_only`),
    prisma.$executeRaw(Prisma.sql`ALTER TABLE change_sets DISABLE TRIGGER change_sets_append_only`),
    prisma.$executeRaw(Prisma.sql`TRUNCATE movies, changes, change_sets, jobs`),
    prisma.$executeRaw(Prisma.sql`ALTER TABLE changes ENABLE ALWAYS TRIGGER changes_append_only`),
    prisma.$executeRaw(
      Prisma.sql`ALTER TABLE change_sets ENABLE ALWAYS TRIGGER change_sets_append_only`,
    ),
  ]);
}

async function untilBlocked({ prisma }: Database): Promise<void> {
  for (let attempt = 0; attempt < 500; attempt += 1) {
    const waiting = await prisma.$queryRaw<unknown[]>(Prisma.sql`
      SELECT 1 FROM pg_locks JOIN pg_stat_activity USING (pid)
      WHERE datname = current_database() AND NOT granted`);
    if (waiting.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("No statement waits for a lock");
}
