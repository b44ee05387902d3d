import type { AppConfig } from "@marquee/api/config";
import type { z } from "zod";
import { parsedUrl, text, wholeNumber } from "./config-rules";

const databaseUrl = text.refine(
  (value) => /^postgres(ql)?:$/.test(parsedUrl(value)?.protocol ?? ""),
  "must be a URL such as postgresql://user:password@host:5432/database, its special characters percent-encoded",
);

const usualStatementS = 10;
const usualBulkS = 120;

/** The variables that say where the database is, and what is asked of it. */
export const databaseVariables = {
  DATABASE_URL: databaseUrl.optional(),
  DIRECT_DATABASE_URL: databaseUrl.optional(),
  DATABASE_POOL: wholeNumber(1, 1_000).default(10),
  DATABASE_STATEMENT_TIMEOUT: wholeNumber(1, 3_600).default(usualStatementS),
  DATABASE_BULK_TIMEOUT: wholeNumber(1, 3_600).default(usualBulkS),
  DATABASE_CONNECTION_TIMEOUT: wholeNumber(1, 60).default(5),
  DATABASE_IDLE_TIMEOUT: wholeNumber(1, 3_600).default(30),
};

/** The rules between them that are broken. */
export function brokenDatabase(given: Record<string, string>): string[] {
  const broken: string[] = [];
  if (given.DIRECT_DATABASE_URL && !given.DATABASE_URL) {
    broken.push("DATABASE_URL must be given, since DIRECT_DATABASE_URL is.");
  }
  const statement = Number(given.DATABASE_STATEMENT_TIMEOUT ?? usualStatementS);
  const bulk = Number(given.DATABASE_BULK_TIMEOUT ?? usualBulkS);
  if (statement > bulk) {
    broken.push(
      `DATABASE_BULK_TIMEOUT must be at least DATABASE_STATEMENT_TIMEOUT, which is ${statement}.`,
    );
  }
  return broken;
}

export type DatabaseChoice = Pick<AppConfig, "database_pool" | "database_timeouts"> & {
  /** Absent: the launcher starts the embedded database. */
  database: { url: string; direct_url: string | undefined } | undefined;
};

export function toDatabase(values: z.infer<z.ZodObject<typeof databaseVariables>>): DatabaseChoice {
  const url = values.DATABASE_URL;
  return {
    database: url ? { url, direct_url: values.DIRECT_DATABASE_URL } : undefined,
    database_pool: values.DATABASE_POOL,
    database_timeouts: {
      statement_s: values.DATABASE_STATEMENT_TIMEOUT,
      bulk_s: values.DATABASE_BULK_TIMEOUT,
      connection_s: values.DATABASE_CONNECTION_TIMEOUT,
      idle_s: values.DATABASE_IDLE_TIMEOUT,
    },
  };
}
