import { readdirSync, writeFileSync } from "node:fs";

const at = (path) => new URL(path, import.meta.url);
const migrations = readdirSync(at("../../prisma/migrations"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

writeFileSync(
  at("src/generated/latest-migration.ts"),
  `/** The newest migration this program was built with: a ready database has applied it. */
export const latestMigration = ${JSON.stringify(migrations.at(-1))};
`,
);
