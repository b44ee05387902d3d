import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { errorCode } from "./error-code";

/** Whether a process with this id exists, be it another user's. A zombie counts as gone. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
  return !isZombie(pid);
}

/**
 * A text without white space that stays the same while the process lives and differs for any later
 * process that is given the same id (where the system tells, else "unknown"); undefined when there
 * is no such process.
 */
export function processIdentity(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined;
  if (process.platform !== "linux") {
    return processColumn(pid, "lstart")?.replaceAll(/\s+/g, "_") ?? "unknown";
  }
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${boot}/${statFields(pid)[19]}`;
  } catch {
    return "unknown";
  }
}

/** Whether the process is a Postgres server that keeps its data in this folder. */
export function isPostgresOf(pid: number, folder: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== "linux") {
    return processColumn(pid, "command")?.includes(`-D ${folder}`) ?? false;
  }
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder;
  } catch {
    return false;
  }
}

/** Waits until the process is gone; false when it still lives after `timeoutMs`. */
export async function waitForExit(pid: number, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false;
    await sleep(20);
  }
  return true;
}

function isZombie(pid: number): boolean {
  if (process.platform !== "linux") return false;
  try {
    return statFields(pid)[0] === "Z";
  } catch {
    return false;
  }
}

// The fields after the command's name, which itself may hold spaces and brackets; the first is
// the state, the twentieth the start in clock ticks since boot.
function statFields(pid: number): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

function processColumn(pid: number, column: string): string | undefined {
  try {
    return execFileSync("ps", ["-ww", "-o", `${column}=`, "-p", String(pid)], {
      encoding: "utf8",
    }).trim();
  } catch {
    return undefined;
  }
}
