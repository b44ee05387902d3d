import { existsSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "./src/cli/run-command";
import { Cleanup } from "./src/launcher/cleanup";
import { getCommandConfig } from "./src/lib/config";
import { builtMigrations } from "./src/server/built-migrations";

// `pnpm marquee`, and `marquee` in the image, where the build puts this file beside the server: what whoever runs Marquee does to it by hand.
const cleanup = new Cleanup();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => cleanup.run().finally(() => process.exit(130)));
}
const sources = join(import.meta.dirname, "../../prisma/migrations");
const migrations_directory = existsSync(sources) ? sources : builtMigrations(import.meta.dirname);
const { stdout: out, stderr: err } = process;
const terminal = { getConfig: getCommandConfig, migrations_directory, out, err, cleanup };
const code = await runCommand(process.argv.slice(2), terminal);
await cleanup.run();
process.exit(code);
