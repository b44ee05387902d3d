import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "./database";
import { databaseProblem } from "./database-error";
import { createTestDatabase, type TestDatabase } from "./test-database";

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({
    url: database.url,
    has_named_statements: true,
    pool_size: 1,
    onError: () => {},
  });
  await db.prisma.$executeRaw`CREATE TABLE numbers (number integer UNIQUE CHECK (number < 9))`;
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

const connection = async () => {
  const [row] = await db.prisma.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
  return row?.pid;
};
/** What a statement failed with, and whether the one connection of the pool outlived it. */
async function outlived(statement: string) {
  const before = await connection();
  const failure = await db.prisma.$executeRawUnsafe(statement).catch((error: unknown) => error);
  return { problem: databaseProblem(failure)?.kind, isKept: (await connection()) === before };
}

test.each([
  ["INSERT INTO numbers VALUES (1), (1)", "unique_violation"],
  ["INSERT INTO numbers VALUES (9)", "check_violation"],
  ["SELECT 1 / 0", undefined],
  ["DO 'BEGIN RAISE deadlock_detected; END'", "conflict"],
])("the connection outlives %s", async (statement, problem) => {
  expect(await outlived(statement)).toEqual({ problem, isKept: true });
});

test.each([
  ["SELECT pg_terminate_backend(pg_backend_pid())", "unavailable"],
  ["SELECT * FROM nothing_of_this_name", undefined],
])("a new one takes the place of that of %s", async (statement, problem) => {
  expect(await outlived(statement)).toEqual({ problem, isKept: false });
});
