import { execFileSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Ends a process with all that descends from it, in whatever groups and sessions: asks first, and
 * after `patienceMs` insists.
 */
export async function endTree(root: number, patienceMs: number): Promise<void> {
  const pids = [root, ...descendants(root)];
  signal(pids, "SIGTERM");
  const deadline = Date.now() + patienceMs;
  while (pids.some(isThere) && Date.now() < deadline) await sleep(50);
  signal(new Set([...pids, ...pids.flatMap(descendants)]), "SIGKILL");
}

function descendants(root: number): number[] {
  const table = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  const children = new Map<number, number[]>();
  for (const line of table.trim().split("\n")) {
    const [pid = 0, parent = 0] = line.trim().split(/\s+/).map(Number);
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const under = (pid: number): number[] =>
    (children.get(pid) ?? []).flatMap((child) => [child, ...under(child)]);
  return under(root);
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function signal(pids: Iterable<number>, name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // It has ended meanwhile.
    }
  }
}
