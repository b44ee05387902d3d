import { defineConfig } from "@playwright/test";
import { chromiumOptions } from "./e2e/browser";
import { baseUrl } from "./e2e/server-address";

// The built product on data of its own, and a real browser before it.
export default defineConfig({
  testMatch: "*.e2e.ts",
  // Those of `prove` want a copy of the product to which fields were added.
  projects: [
    { name: "e2e", testDir: "e2e" },
    { name: "prove", testDir: "prove" },
  ],
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    baseURL: baseUrl,
    browserName: "chromium",
    locale: "en-GB",
    timezoneId: "Pacific/Auckland",
    viewport: { width: 1440, height: 900 },
    launchOptions: chromiumOptions(),
    // A trace (`--trace on`) would take a fifth of the time of all tests.
    screenshot: "only-on-failure",
  },
  webServer: {
    command: "node --import tsx e2e/serve.ts",
    url: `${baseUrl}/readyz`,
    timeout: 300_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 40_000 },
    stdout: "pipe",
  },
});
