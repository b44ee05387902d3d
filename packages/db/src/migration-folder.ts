import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { errorMessage } from "./error-code";
import { StartError } from "./start-error";

/** One step of the schema, as Prisma lays it out: `<directory>/<name>/migration.sql`. */
export type Migration = {
  name: string;
  file: string;
  sql: string;
  /** SHA-256 of the file in hexadecimal, as Prisma records it. */
  checksum: string;
};

/**
 * Reads all migrations of a folder, oldest first.
 *
 * @throws StartError when the folder or one of the files cannot be read, or there are none.
 */
export function readMigrations(directory: string): Migration[] {
  try {
    return migrationNames(directory).map((name) => {
      const file = join(directory, name, "migration.sql");
      const bytes = readFileSync(file);
      const checksum = createHash("sha256").update(bytes).digest("hex");
      return { name, file, sql: bytes.toString("utf8"), checksum };
    });
  } catch (error) {
    throw asStartError(directory, error);
  }
}

/**
 * The name of a folder's newest migration: the schema that this program needs.
 *
 * @throws StartError when the folder cannot be read or has none.
 */
export function latestMigration(directory: string): string {
  try {
    return migrationNames(directory).at(-1) ?? "";
  } catch (error) {
    throw asStartError(directory, error);
  }
}

function migrationNames(directory: string): string[] {
  const names = readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  if (names.length === 0) throw new Error("it holds none");
  return names;
}

function asStartError(directory: string, error: unknown): StartError {
  return new StartError(`The migrations in ${directory} cannot be read: ${errorMessage(error)}.`);
}
