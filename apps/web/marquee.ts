import { runCommand } from "./src/cli/run-command";
import { Cleanup } from "./src/launcher/cleanup";

// `pnpm marquee`: what whoever runs Marquee does to it by hand.
const cleanup = new Cleanup();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => cleanup.run().finally(() => process.exit(130)));
}
const code = await runCommand(process.argv.slice(2), cleanup);
await cleanup.run();
process.exit(code);
