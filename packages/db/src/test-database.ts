import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

declare module "vitest" {
  export interface ProvidedContext {
    /** Superuser's URL of the one Postgres that all test files of a run share. */
    testPostgresUrl: string;
  }
}

/** The database every test database is a copy of: migrated once, empty of rows. */
export const templateDatabase = "marquee_template";

/** A database for one test file (or test) alone. */
export type TestDatabase = {
  /** Connects as the database's owner, who is not a superuser. */
  url: string;
  /** Removes it, ending whatever connections are still open. */
  drop(): Promise<void>;
};

/** Makes a database with the whole schema and no rows, in about a tenth of a second. */
export function createTestDatabase(): Promise<TestDatabase> {
  return createFrom(templateDatabase);
}

/** Makes a database without any schema, for tests of what makes one. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return createFrom("template1");
}

async function createFrom(template: string): Promise<TestDatabase> {
  const superuserUrl = inject("testPostgresUrl");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await runAsSuperuser(superuserUrl, `CREATE DATABASE ${name} TEMPLATE ${template} OWNER marquee`);
  return {
    url: ownerUrl(superuserUrl, name),
    drop: () => runAsSuperuser(superuserUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

/** Runs one statement on the shared Postgres with every right. */
export async function runAsSuperuser(superuserUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** The URL by which the role `marquee` reaches a database of the shared Postgres. */
export function ownerUrl(superuserUrl: string, database: string): string {
  const url = new URL(superuserUrl);
  url.username = "marquee";
  url.password = testPassword;
  url.pathname = `/${database}`;
  return url.href;
}

/** The role's password in the shared Postgres, which lives for one run and listens on 127.0.0.1. */
export const testPassword = "marquee-test";
