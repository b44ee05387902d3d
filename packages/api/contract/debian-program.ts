import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Where Debian puts one of its servers; installs it where it is missing and we may. */
export function debianProgram(name: string): string {
  const path = `/usr/sbin/${name}`;
  if (existsSync(path)) return path;
  const isInstalled = apt("update") && apt("install", "--yes", "--no-install-recommends", name);
  if (isInstalled && existsSync(path)) return path;
  throw new Error(`${name} is needed (on Debian: apt-get install ${name})`);
}

function apt(...args: string[]): boolean {
  return spawnSync("apt-get", args, { stdio: "ignore", timeout: 120_000 }).status === 0;
}
