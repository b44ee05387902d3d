import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { debianShell, findChromium } from "./browser";

// Makes sure there is a Chromium, and says what it does about it.
function run(command: string, ...args: string[]): boolean {
  process.stdout.write(`${command} ${args.join(" ")}\n`);
  return spawnSync(command, args, { stdio: "inherit" }).status === 0;
}

const playwright = join(import.meta.dirname, "../node_modules/.bin/playwright");
const isRoot = process.getuid?.() === 0;

// Debian's needs no other download, and brings the libraries it wants.
const wantsShell = isRoot && existsSync("/usr/bin/apt-get") && !existsSync(debianShell);
if (wantsShell && !existsSync(chromium.executablePath())) {
  run("apt-get", "update") && run("apt-get", "install", "-y", "chromium-headless-shell");
}
if (!findChromium() && !(run(playwright, "install", "chromium") && findChromium())) {
  process.stderr.write(
    "No Chromium could be installed for the browser tests. Install one (on Debian: apt-get install chromium-headless-shell) and try again.\n",
  );
  process.exit(1);
}
