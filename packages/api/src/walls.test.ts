import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const biome = `${root}node_modules/.bin/biome`;

/** Whether Biome, with only the rule of the walls, passes a file at this place with this import. */
function mayImport(folder: string, imported: string): boolean {
  const path = `${root}${folder}/wall-probe.ts`;
  writeFileSync(path, `import { x } from "${imported}";\n\nconsole.log(x);\n`);
  try {
    const args = ["lint", "--only=style/noRestrictedImports", path];
    const { status, stdout, stderr } = spawnSync(biome, args, { cwd: root, encoding: "utf8" });
    expect(stdout + stderr).toContain("Checked 1 file");
    return status === 0;
  } finally {
    rmSync(path);
  }
}

test.each([
  ["packages/schemas/src", "@marquee/services/movie-read"],
  ["packages/db/src", "@marquee/schemas/movie"],
  ["packages/auth/src", "@marquee/services/movie-read"],
  ["packages/services/src", "@marquee/api/app"],
  ["packages/services/src", "hono"],
  ["packages/services/src", "../../db/src/database"],
  ["packages/api/src", "@marquee/ui/button"],
  ["packages/client/src", "@marquee/services/movie-read"],
  ["packages/ui/src", "@marquee/schemas/movie"],
  ["apps/web/src", "@marquee/db/database"],
  ["apps/web/src", "@marquee/services/movie-read"],
])("%s may not import %s", (path, imported) => {
  expect(mayImport(path, imported)).toBe(false);
});

test("a package may import what is below it", () => {
  expect(mayImport("packages/services/src", "@marquee/db/database")).toBe(true);
  expect(mayImport("apps/web/src", "@marquee/api/app")).toBe(true);
});
