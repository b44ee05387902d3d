import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Where the migrations of a build lie in its standalone folder. The folder is named for the build: one
 * that is brought back from the cache goes over what an earlier one left, and must not find its
 * migrations among its own.
 */
export function builtMigrations(standaloneWeb: string): string {
  const buildId = readFileSync(join(standaloneWeb, ".next/BUILD_ID"), "utf8").trim();
  return join(standaloneWeb, "migrations", buildId);
}
