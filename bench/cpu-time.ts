import { readdirSync, readFileSync } from "node:fs";

// Linux counts these in hundredths of a second on every architecture.
const ticksPerSecond = 100;

/** CPU seconds that a living process has used so far, over all its threads, to the microsecond. */
export function processCpuSeconds(pid: number): number {
  let nanoseconds = 0;
  for (const thread of listed(`/proc/${pid}/task`)) {
    nanoseconds += Number(read(`/proc/${pid}/task/${thread}/schedstat`).split(" ")[0]);
  }
  return nanoseconds / 1e9;
}

/** The same of a process, its living children, and the children it has outlived. */
export function familyCpuSeconds(pid: number): number {
  const children = read(`/proc/${pid}/task/${pid}/children`).trim().split(" ").filter(Boolean);
  const living = [pid, ...children.map(Number)].map(processCpuSeconds);
  return living.reduce((sum, seconds) => sum + seconds, outlivedSeconds(pid));
}

function outlivedSeconds(pid: number): number {
  // The name, in brackets, may hold spaces; `cutime` and `cstime` are the 14th and 15th after it.
  const fields = read(`/proc/${pid}/stat`).split(") ").at(-1)?.split(" ") ?? [];
  return (Number(fields[13]) + Number(fields[14])) / ticksPerSecond;
}

// A process or thread may end while it is being looked at; it then counts as outlived.
function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "0";
  }
}

function listed(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
