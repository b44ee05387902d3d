import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeDataFolder } from "./data-folder";
import { errorCode, errorMessage } from "./error-code";
import { StartError } from "./start-error";

/** What Marquee keeps for itself in `<dataDir>/secrets.json`, readable by its owner alone. */
export type Secrets = {
  /** Signs sessions and encrypts the token keys kept in the database. */
  auth_secret: string;
  /** Password of the embedded database's role `marquee`, which the program uses. */
  database_password: string;
  /** Password of the embedded database's superuser `postgres`. */
  superuser_password: string;
  /**
   * A password for the first administrator, until a start has shown it (or was given another one): the
   * administrator may be made by a start that is then killed before it says so.
   */
  unseen_admin_password?: string;
};

const fileName = "secrets.json";

/**
 * Reads the secrets of a data folder, making folder and secrets the first time.
 *
 * @throws StartError when the file cannot be read or written, holds something else, or is missing
 *   although a database that was made with it is there.
 */
export function readSecrets(dataDir: string): Secrets {
  const path = join(dataDir, fileName);
  try {
    return parseSecrets(readFileSync(path, "utf8"), path);
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw asStartError(error, path);
  }
  if (existsSync(join(dataDir, "postgres"))) {
    throw new StartError(
      `${path} is missing, and the database beside it was made with the passwords it held. Put the file back from a backup, or move ${dataDir} away to start afresh.`,
    );
  }
  makeDataFolder(dataDir);
  const secrets = {
    auth_secret: generateSecret(),
    database_password: generateSecret(),
    superuser_password: generateSecret(),
    unseen_admin_password: randomBytes(15).toString("base64url"),
  };
  writeSecrets(dataDir, secrets);
  return secrets;
}

/** Removes the first administrator's generated password, once it has been shown or is not wanted. */
export function forgetAdminPassword(dataDir: string): void {
  const { unseen_admin_password, ...lasting } = readSecrets(dataDir);
  if (unseen_admin_password !== undefined) writeSecrets(dataDir, lasting);
}

// In one step: a crash leaves the old file or the new one.
function writeSecrets(dataDir: string, secrets: Secrets): void {
  const path = join(dataDir, fileName);
  const unfinished = `${path}.${process.pid}`;
  try {
    writeFileSync(unfinished, `${JSON.stringify(secrets, null, 2)}\n`, {
      mode: 0o600,
      flush: true,
    });
    renameSync(unfinished, path);
  } catch (error) {
    throw asStartError(error, path);
  }
}

// 256 bits, in characters that need no escaping in a URL.
function generateSecret(): string {
  return randomBytes(32).toString("base64url");
}

function parseSecrets(text: string, path: string): Secrets {
  const broken = new StartError(
    `${path} is not the file of secrets that Marquee wrote. Put it back from a backup, or move its folder away to start afresh.`,
  );
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw broken;
  }
  if (typeof value !== "object" || value === null) throw broken;
  const fields = new Map<string, unknown>(Object.entries(value));
  const textOf = (name: string) => {
    const field = fields.get(name);
    if (typeof field !== "string" || field.length < 16) throw broken;
    return field;
  };
  return {
    auth_secret: textOf("auth_secret"),
    database_password: textOf("database_password"),
    superuser_password: textOf("superuser_password"),
    ...(fields.has("unseen_admin_password") && {
      unseen_admin_password: textOf("unseen_admin_password"),
    }),
  };
}

function asStartError(error: unknown, path: string): StartError {
  if (error instanceof StartError) return error;
  return new StartError(`${path} cannot be used: ${errorMessage(error)}.`);
}
