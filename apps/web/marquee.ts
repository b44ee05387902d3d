import { runCommand } from "./src/cli/run-command";
import { Cleanup } from "./src/launcher/cleanup";
import { getCommandConfig } from "./src/lib/config";

// `pnpm marquee`: what whoever runs Marquee does to it by hand.
const cleanup = new Cleanup();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => cleanup.run().finally(() => process.exit(130)));
}
const { stdout: out, stderr: err } = process;
const terminal = { getConfig: getCommandConfig, out, err, cleanup };
const code = await runCommand(process.argv.slice(2), terminal);
await cleanup.run();
process.exit(code);
