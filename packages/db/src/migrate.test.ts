import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { hasMigration, migrate } from "./migrate";
import { latestMigration } from "./migration-folder";
import { createEmptyDatabase, type TestDatabase } from "./test-database";

let database: TestDatabase;
let client: pg.Client;
let directory: string;

beforeEach(async () => {
  database = await createEmptyDatabase();
  directory = mkdtempSync(join(tmpdir(), "migrations-"));
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});

afterEach(async () => {
  await client.end();
  await database.drop();
  rmSync(directory, { recursive: true });
});

function writeMigration(name: string, sql: string): void {
  mkdirSync(join(directory, name), { recursive: true });
  writeFileSync(join(directory, name, "migration.sql"), sql);
}

function run(options: { lockTimeoutMs?: number; patienceMs?: number } = {}) {
  return migrate({ url: database.url, directory, ...options });
}

async function records(): Promise<unknown[]> {
  const { rows } = await client.query(
    "SELECT migration_name AS name, finished_at IS NOT NULL AS finished, rolled_back_at IS NOT NULL AS rolled_back, applied_steps_count AS steps FROM _prisma_migrations ORDER BY started_at",
  );
  return rows;
}

async function tables(): Promise<string[]> {
  const { rows } = await client.query(
    "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1",
  );
  return rows.map((row) => row.tablename);
}

test("five processes that start at once apply every migration exactly once", async () => {
  writeMigration("001_films", "CREATE TABLE films (title text); SELECT pg_sleep(0.2);");
  writeMigration("002_rows", "INSERT INTO films VALUES ('Alien'); SELECT pg_sleep(0.2);");
  const runs = await Promise.all(Array.from({ length: 5 }, () => run()));
  expect(runs.flatMap((each) => each.applied)).toEqual(["001_films", "002_rows"]);
  expect(await records()).toEqual([
    { name: "001_films", finished: true, rolled_back: false, steps: 1 },
    { name: "002_rows", finished: true, rolled_back: false, steps: 1 },
  ]);
  expect((await client.query("SELECT title FROM films")).rows).toEqual([{ title: "Alien" }]);
});

test("a failing migration leaves nothing behind, names its file and line, and can be mended", async () => {
  writeMigration("001_films", "CREATE TABLE films (title text)");
  writeMigration("002_broken", "CREATE TABLE half (a int);\nINSERT INTO nowhere VALUES (1);");
  await expect(run()).rejects.toThrow(
    /002_broken\/migration\.sql failed and was rolled back: relation "nowhere" does not exist \(line 2\)/,
  );
  await expect(run()).rejects.toThrow("nowhere");
  expect(await tables()).toEqual(["films"]);
  expect(await records()).toEqual([
    { name: "001_films", finished: true, rolled_back: false, steps: 1 },
    { name: "002_broken", finished: false, rolled_back: true, steps: 0 },
  ]);
  writeMigration("002_broken", "CREATE TABLE whole (a int)");
  expect(await run()).toEqual({ applied: ["002_broken"] });
  expect(await tables()).toEqual(["films", "whole"]);
});

test("a migration that has changed since it was applied is refused and nothing is done", async () => {
  writeMigration("001_films", "CREATE TABLE films (title text)");
  await run();
  writeMigration("001_films", "CREATE TABLE films (title text, genre text)");
  writeMigration("002_more", "CREATE TABLE more (a int)");
  await expect(run()).rejects.toThrow(/001_films\/migration\.sql has changed since it was applied/);
  expect(await tables()).toEqual(["films"]);
});

test("a database newer than the program is left as it is", async () => {
  writeMigration("001_films", "CREATE TABLE films (title text)");
  writeMigration("002_newer", "CREATE TABLE newer (a int)");
  await run();
  rmSync(join(directory, "002_newer"), { recursive: true });
  expect(await run()).toEqual({ applied: [] });
});

test("a migration that another tool left unfinished is refused", async () => {
  writeMigration("001_films", "CREATE TABLE films (title text)");
  await run();
  await client.query("UPDATE _prisma_migrations SET finished_at = NULL");
  await expect(run()).rejects.toThrow("001_films was begun by another tool and never finished");
});

test("a migration waits for a running query's lock, again and again, before it gives up", async () => {
  writeMigration("001_films", "CREATE TABLE films (title text)");
  await run();
  writeMigration("002_column", "ALTER TABLE films ADD COLUMN genre text");
  await client.query("BEGIN; LOCK TABLE films IN ACCESS SHARE MODE");
  const migrating = run({ lockTimeoutMs: 200 });
  setTimeout(() => client.query("COMMIT"), 1_000);
  expect(await migrating).toEqual({ applied: ["002_column"] });
});

test("a process that never finishes migrating stops the others with a clear sentence", async () => {
  writeMigration("001_films", "CREATE TABLE films (title text)");
  await client.query("SELECT pg_advisory_lock(72707369)");
  await expect(run({ patienceMs: 300 })).rejects.toThrow("Another process has been updating");
});

test("a folder without migrations stops the start", async () => {
  await expect(run()).rejects.toThrow(/migrations in .* cannot be read: it holds none/);
});

test("whether the schema is as new as the program needs can be asked", async () => {
  writeMigration("001_films", "CREATE TABLE films (title text)");
  await run();
  const query = async (sql: string, name: string) => (await client.query(sql, [name])).rows;
  expect(await hasMigration(query, latestMigration(directory))).toBe(true);
  writeMigration("002_newer", "CREATE TABLE newer (a int)");
  expect(await hasMigration(query, latestMigration(directory))).toBe(false);
});
