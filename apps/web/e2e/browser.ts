import { existsSync } from "node:fs";
import { chromium, type LaunchOptions } from "@playwright/test";

/** Debian's Chromium without windows, which does the same in two thirds of the time. */
export const debianShell = "/usr/bin/chromium-headless-shell";

const systemBrowsers = [
  debianShell,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The Chromium to test with: Playwright's own where it is installed, else this machine's; undefined: none. */
export function findChromium(): string | undefined {
  return [chromium.executablePath(), ...systemBrowsers].find((path) => path && existsSync(path));
}

/** How it is started: nothing of it calls home, and root is let in. */
export function chromiumOptions(): LaunchOptions {
  const executablePath = findChromium();
  return {
    ...(executablePath === chromium.executablePath() ? {} : { executablePath }),
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  };
}
