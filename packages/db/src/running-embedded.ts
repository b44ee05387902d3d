import { existsSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { lockOwner } from "./data-folder-lock";
import { connectionUrl } from "./embedded";
import { errorMessage } from "./error-code";
import { readSecrets } from "./secrets";
import { StartError } from "./start-error";

/** The lines of Postgres' own file about itself, counted from 0. */
const portLine = 3;
const statusLine = 7;

/**
 * The address of the embedded database that a living Marquee runs in a data folder; undefined where none
 * does, so that it is to be started.
 *
 * @throws StartError when it runs and cannot be reached yet, and when there is no database at all.
 */
export function findRunningEmbedded(dataDir: string): string | undefined {
  if (!existsSync(join(dataDir, "postgres"))) {
    throw new StartError(
      `There is no database in ${dataDir} yet. Start Marquee once, or set DATABASE_URL.`,
    );
  }
  const folder = realpathSync(dataDir);
  if (lockOwner(folder) === undefined) return undefined;
  const lines = readPostmasterFile(folder).split("\n");
  const port = Number(lines[portLine]);
  if (!Number.isInteger(port) || lines[statusLine]?.trim() !== "ready") {
    throw new StartError(`The database in ${dataDir} is starting or stopping. Try again shortly.`);
  }
  return connectionUrl("marquee", readSecrets(folder).database_password, port, "marquee");
}

function readPostmasterFile(folder: string): string {
  try {
    return readFileSync(join(folder, "postgres/postmaster.pid"), "utf8");
  } catch (error) {
    throw new StartError(
      `The database in ${folder} is starting, stopping, or another user's: ${errorMessage(error)}.`,
    );
  }
}
