import { join } from "node:path";
import { build } from "esbuild";

const names = ["bare-server", "marquee-server", "unguarded-server", "load"] as const;
export type Programs = Record<(typeof names)[number], string>;

/** Bundles the bench's programs as production is bundled, and answers where each one is. */
export async function bundlePrograms(): Promise<Programs> {
  const here = import.meta.dirname;
  await build({
    entryPoints: names.map((name) => join(here, `${name}.ts`)),
    outdir: join(here, "dist"),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: true,
    logLevel: "warning",
    external: ["@node-rs/argon2", "pg-native"],
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
  });
  const at = (name: string) => join(here, "dist", `${name}.mjs`);
  return {
    "bare-server": at("bare-server"),
    "marquee-server": at("marquee-server"),
    "unguarded-server": at("unguarded-server"),
    load: at("load"),
  };
}
