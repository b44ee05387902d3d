import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { errorCode } from "./error-code";
import { processIdentity } from "./process-identity";
import { StartError } from "./start-error";

/** Gives the data folder free for another start. Safe to call twice. */
export type ReleaseLock = () => void;

/**
 * Makes this process the only one that uses the data folder, until released or until it ends in
 * whatever way: a lock whose owner is gone is taken over, even if its process id was given to
 * another program since.
 *
 * @throws StartError when a living process holds it.
 */
export async function lockDataFolder(dataDir: string): Promise<ReleaseLock> {
  const path = join(dataDir, "marquee.lock");
  const mine = `${process.pid} ${processIdentity(process.pid)}\n`;
  for (;;) {
    try {
      writeFileSync(path, mine, { flag: "wx" });
      return () => {
        if (readLock(path) === mine) rmSync(path, { force: true });
      };
    } catch (error) {
      if (errorCode(error) !== "EEXIST") throw error;
    }
    await removeStaleLock(path, dataDir);
  }
}

/** The id of the living process that holds the data folder's lock, if there is one. */
export function lockOwner(dataDir: string): number | undefined {
  return livingOwner(readLock(join(dataDir, "marquee.lock")) ?? "");
}

async function removeStaleLock(path: string, dataDir: string): Promise<void> {
  const found = await readWrittenLock(path);
  if (found === undefined) return;
  const owner = livingOwner(found);
  if (owner !== undefined) {
    throw new StartError(
      `${dataDir} is in use by another Marquee (process ${owner}). Stop that one first, or set DATA_DIR to another folder.`,
    );
  }
  // Of two processes that find the same stale lock only one can rename it, and if the one renamed
  // is by then a fresh lock of a third, it is put back.
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return;
    throw error;
  }
  if (readLock(aside) === found) rmSync(aside, { force: true });
  else renameSync(aside, path);
}

// Between a lock's creation and the writing of its text it is empty for an instant.
async function readWrittenLock(path: string): Promise<string | undefined> {
  for (let tries = 0; tries < 20; tries++) {
    const text = readLock(path);
    if (text !== "") return text;
    await sleep(50);
  }
  return "";
}

function readLock(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

function livingOwner(lock: string): number | undefined {
  const [pid, identity] = lock.trim().split(" ");
  if (!pid || !/^[1-9]\d*$/.test(pid)) return undefined;
  return processIdentity(Number(pid)) === identity ? Number(pid) : undefined;
}
