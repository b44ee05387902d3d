import { defineConfig } from "vitest/config";

/** `rules` and `prove` need only a database; `contract` needs the built product as well. */
export default defineConfig({
  test: {
    globalSetup: "./vitest.setup.ts",
    setupFiles: "./vitest.leave.ts",
    // What test files import is loaded once for each worker: for each file it took a third of the time.
    isolate: false,
    // Two, where it would take one on two cores: most tests wait for Postgres or a hash of a password.
    maxWorkers: "100%",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    exclude: ["**/node_modules/**", "**/.next/**"],
    projects: [
      {
        extends: true,
        test: { name: "rules", include: ["{packages,apps}/*/src/**/*.test.ts", "k8s/*.test.ts"] },
      },
      {
        extends: true,
        test: { name: "contract", include: ["{packages,apps}/*/contract/*.test.ts"] },
      },
      { extends: true, test: { name: "prove", include: ["packages/*/prove/*.prove.ts"] } },
    ],
  },
});
