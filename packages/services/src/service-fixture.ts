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
    empty: async () => {
      await db.prisma.$executeRaw(Prisma.sql`TRUNCATE movies, changes, change_sets`);
    },
    close: async () => {
      await db.close();
      await database.drop();
    },
  };
}
