import { rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { rollup } from "rollup";
import { dts } from "rollup-plugin-dts";
import { declarationsId, workspaceDeclarations } from "./declarations";

// Makes what the packed client consists of: one file of code, and one of types that needs none of the
// workspace's packages.
const entry = join(import.meta.dirname, "src/client.ts");
const out = join(import.meta.dirname, "dist");

rmSync(out, { recursive: true, force: true });
await build({
  entryPoints: [entry],
  outfile: join(out, "client.js"),
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  logLevel: "warning",
  external: ["@trpc/*"],
});
const types = await rollup({
  input: declarationsId(entry),
  plugins: [workspaceDeclarations(entry), dts()],
  onwarn(warning) {
    // Types that are written out no longer need what they were computed with.
    if (warning.code !== "UNUSED_EXTERNAL_IMPORT") throw new Error(warning.message);
  },
});
await types.write({ file: join(out, "client.d.ts"), format: "es" });
