import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, type DatabaseOptions, openDatabase } from "./database";
import { databaseProblem } from "./database-error";
import { Prisma } from "./generated/client";
import { runTransaction } from "./run-transaction";
import { createTestDatabase, type TestDatabase } from "./test-database";
import { limitsOf, prismaLimitMs, usualTimeouts } from "./timeouts";

let database: TestDatabase;
let options: DatabaseOptions;
const opened: Database[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  options = { url: database.url, has_named_statements: true, pool_size: 1, onError: () => {} };
});
afterAll(async () => {
  for (const db of opened) await db.close();
  await database.drop();
});

function open(changes: Partial<DatabaseOptions>): Database {
  const db = openDatabase({ ...options, ...changes });
  opened.push(db);
  return db;
}

const settings = Prisma.sql`SELECT current_setting('statement_timeout') AS statement,
  current_setting('idle_in_transaction_session_timeout') AS idle,
  current_setting('transaction_timeout') AS whole`;

test("Postgres is told how long a statement and a transaction may take", async () => {
  const timeouts = { statement_s: 2, bulk_s: 20, connection_s: 5, idle_s: 5 };
  const db = open({ timeouts });
  expect(await db.prisma.$queryRaw(settings)).toMatchObject([{ statement: "2s", idle: "2s" }]);
  const within = (limits = db.limits.ordinary) =>
    runTransaction(db, limits, (client) => client.$queryRaw(settings));
  expect(await within()).toMatchObject([{ statement: "2s", whole: "6s" }]);
  expect(await within(db.limits.bulk)).toMatchObject([{ statement: "20s", whole: "25s" }]);
});

test.each([
  [10, 120],
  [120, 120],
  [3_600, 3_600],
])("with %i s and %i s Prisma gives up after the database would have", (statement_s, bulk_s) => {
  const limits = limitsOf({ ...usualTimeouts, statement_s, bulk_s });
  for (const own of [limits.ordinary, limits.bulk]) {
    expect(own.wholeMs).toBeGreaterThan(own.statementMs);
    // A part of a transaction may give the whole of it the limits of the other kind.
    for (const other of [limits.ordinary, limits.bulk])
      expect(prismaLimitMs(limits, own)).toBeGreaterThan(other.wholeMs);
  }
});

test("who is given no connection in time is told that the database is away", async () => {
  const db = open({ timeouts: { ...usualTimeouts, connection_s: 1 } });
  const problem = await runTransaction(db, db.limits.ordinary, async () => {
    const failure: unknown = await db.prisma.$queryRaw(settings).catch((error: unknown) => error);
    return databaseProblem(failure);
  });
  expect(problem).toEqual({ kind: "unavailable" });
});
