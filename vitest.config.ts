import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/**/*.test.ts", "apps/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/.next/**"],
    globalSetup: "./vitest.setup.ts",
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
