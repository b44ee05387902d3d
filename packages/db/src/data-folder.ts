import { chmodSync, existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { errorCode, errorMessage } from "./error-code";
import { StartError } from "./start-error";

/**
 * Makes the data folder if it is missing; it can be entered by others, since Postgres may run as
 * another user, but not listed.
 *
 * @throws StartError when the path is a file or cannot be written.
 */
export function makeDataFolder(dataDir: string): void {
  try {
    makeFolder(resolve(dataDir), 0o711);
  } catch (error) {
    throw dataFolderError(dataDir, error);
  }
}

// Not by `recursive: true`, which never returns on some file systems (`/proc/x`).
function makeFolder(path: string, mode: number): void {
  if (existsSync(path) && statSync(path).isDirectory()) return;
  if (dirname(path) !== path) makeFolder(dirname(path), 0o755);
  mkdirSync(path);
  chmodSync(path, mode);
}

/** Says in one sentence why the data folder cannot be used. */
export function dataFolderError(dataDir: string, error: unknown): StartError {
  const why: Record<string, string> = {
    EEXIST: "it is a file, not a folder",
    ENOTDIR: "a part of its path is a file, not a folder",
    EACCES: "this user may not write there",
    EPERM: "this user may not write there",
    ENOENT: "it cannot be made there",
    EROFS: "its disk is read-only",
    ENOSPC: "its disk is full",
  };
  const reason = why[errorCode(error) ?? ""] ?? errorMessage(error);
  return new StartError(
    `The data folder ${dataDir} cannot be used: ${reason}. Set DATA_DIR to a folder that can be written.`,
  );
}
