import { cpSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import { builtMigrations } from "./src/server/built-migrations";

// Makes of Next's standalone folder the whole server, ready to run and to be copied into an image:
// server.ts, the command line and warm.ts with the workspace's packages, the pages' static files, the
// migrations.
const here = import.meta.dirname;
const web = join(here, ".next/standalone/apps/web");

/**
 * Prisma's query compiler, a file beside the server: it comes as a module that holds it in base64, which
 * every start would have to read through as a program.
 */
const compilerAsFile: Plugin = {
  name: "compiler-as-file",
  setup: ({ onLoad }) =>
    onLoad({ filter: /query_compiler_\w+\.postgresql\.wasm-base64\.mjs$/ }, async ({ path }) => {
      const { wasm } = (await import(path)) as { wasm: string };
      const file = "query-compiler.wasm";
      writeFileSync(join(web, file), Buffer.from(wasm, "base64"));
      // What reads it hands it to Buffer.from(…, "base64"), which takes bytes as they are.
      const contents = `import { readFileSync } from "node:fs";
        export const wasm = readFileSync(new URL("${file}", import.meta.url));`;
      return { contents };
    }),
};

await build({
  entryPoints: ["server.ts", "marquee.ts", "warm.ts"].map((file) => join(here, file)),
  outdir: web,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  // What they share is there once.
  splitting: true,
  chunkNames: "shared-[hash]",
  platform: "node",
  format: "esm",
  target: "node20",
  sourcemap: true,
  // A third less to read at every start. Names stay as they are, for traces and profiles.
  minifyWhitespace: true,
  minifySyntax: true,
  plugins: [compilerAsFile],
  legalComments: "none",
  logLevel: "warning",
  // Next and the native library are traced into the folder; pg-native is an option nobody takes.
  external: ["next", "@node-rs/argon2", "pg-native"],
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
});
copyDemoFilms();
cpSync(join(here, ".next/static"), join(web, ".next/static"), { recursive: true });
cpSync(join(here, "../../prisma/migrations"), builtMigrations(web), { recursive: true });
if (existsSync(join(here, "public"))) {
  cpSync(join(here, "public"), join(web, "public"), { recursive: true });
}

// The package's other 70 data sets stay behind.
function copyDemoFilms(): void {
  const from = join(here, "../../packages/api/node_modules/vega-datasets");
  for (const path of ["package.json", "build", "data/movies.json"]) {
    cpSync(join(from, path), join(web, "node_modules/vega-datasets", path), { recursive: true });
  }
}
