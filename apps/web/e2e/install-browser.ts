import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { findChromium } from "./browser";

// Makes sure there is a Chromium, and says what it does about it.
function run(command: string, ...args: string[]): boolean {
  process.stdout.write(`${command} ${args.join(" ")}\n`);
  return spawnSync(command, args, { stdio: "inherit" }).status === 0;
}

const playwright = join(import.meta.dirname, "../node_modules/.bin/playwright");
const isRoot = process.getuid?.() === 0;

function install(): boolean {
  // Debian's needs no other download, and brings the libraries it wants.
  const byApt = () => run("apt-get", "update") && run("apt-get", "install", "-y", "chromium");
  return (isRoot && byApt()) || run(playwright, "install", "chromium");
}

if (!findChromium() && !(install() && findChromium())) {
  process.stderr.write(
    "No Chromium could be installed for the browser tests. Install one (on Debian: apt-get install chromium) and try again.\n",
  );
  process.exit(1);
}
