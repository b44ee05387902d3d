import { defineConfig } from "vitest/config";

/** `rules` needs only a database; `contract` needs the built product as well. */
export default defineConfig({
  test: {
    globalSetup: "./vitest.setup.ts",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    exclude: ["**/node_modules/**", "**/.next/**"],
    projects: [
      { extends: true, test: { name: "rules", include: ["{packages,apps}/*/src/**/*.test.ts"] } },
      {
        extends: true,
        test: { name: "contract", include: ["{packages,apps}/*/contract/*.test.ts"] },
      },
    ],
  },
});
