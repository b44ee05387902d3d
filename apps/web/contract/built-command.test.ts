import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { createTestDatabase } from "@marquee/db/test-database";
import { expect, test } from "vitest";

const built = join(import.meta.dirname, "../.next/standalone/apps/web/marquee.mjs");

test("the command line stands beside the built server, and brings what it needs", async () => {
  const database = await createTestDatabase();
  const env = {
    NODE_ENV: "production" as const,
    DATABASE_URL: database.url,
    AUTH_SECRET: "a secret of at least 32 characters",
  };
  const marquee = (...words: string[]) =>
    execFileSync(process.execPath, [built, ...words], { env, encoding: "utf8" });
  expect(marquee("migrate")).toContain("is ready");
  expect(marquee("demo", "load")).toBe("3200 films were added.\n");
  expect(marquee("user", "create", "Ada")).toContain("/join#");
  await database.drop();
});
