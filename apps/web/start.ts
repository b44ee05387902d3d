import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { isStartError } from "@marquee/db/start-error";
import { endTask, runTask } from "./src/launcher/build";
import { Cleanup } from "./src/launcher/cleanup";
import { type Provided, provideDatabase } from "./src/launcher/database";
import { type ServerProcess, startDevServer, startServer } from "./src/launcher/server-process";
import { getLauncherConfig, type ServerConfig } from "./src/lib/config";
import { listen } from "./src/server/listen";
import { StepLine } from "./src/server/step-line";

// `pnpm start`, and `pnpm dev` with --dev: everything that must be there before the server, then the
// server, until Ctrl-C.
const isDev = process.argv.includes("--dev");
const steps = new StepLine(process.stdout);
const cleanup = new Cleanup();
const interrupted = 130;

let isServing = false;
let isStopping = false;

async function start(): Promise<void> {
  const asked = getLauncherConfig(isDev ? "development" : "production");
  process.stdout.write("Marquee is starting.\n");
  await requireFreePort(asked);
  const provided = await provideDatabase(asked, steps, cleanup);
  await task(isDev ? "generate" : "build");
  const isMadeInDev = isDev && (await prepareForDev(provided.config));
  goOnUnlessStopping();
  const server = isDev ? startDevServer(provided.config) : startServer(provided.config);
  cleanup.add(server.stop);
  const ready = await Promise.race([server.ready, server.ended, provided.lost]);
  // The server has said why on its own.
  if (typeof ready === "string") return quit(1);
  isServing = true;
  welcome(provided, isMadeInDev || ready.administrator_created);
  await stay(server, provided);
}

// Before the slow steps. The server takes the port for good, and has the last word on it.
async function requireFreePort({ host, port }: { host: string; port: number }): Promise<void> {
  const probe = createServer();
  await listen(probe, host, port);
  probe.close();
  await once(probe, "close");
}

async function task(name: "build" | "generate"): Promise<void> {
  goOnUnlessStopping();
  const title = name === "build" ? "Building what has changed" : "Generating the database client";
  await steps.run(title, () => runTask(name, (child) => cleanup.add(() => endTask(child))));
}

async function prepareForDev(config: ServerConfig): Promise<boolean> {
  goOnUnlessStopping();
  // It loads the database client, which the step before generates.
  const { prepare } = await import("./src/server/prepare");
  const migrationsFolder = join(import.meta.dirname, "../../prisma/migrations");
  return (await prepare(config, migrationsFolder, steps)).administrator_created;
}

function welcome({ config, unseenPassword, forgetPassword }: Provided, isMade: boolean): void {
  const user = isMade || unseenPassword ? `, user ${config.admin_user}` : "";
  const password = unseenPassword ? `, password ${unseenPassword} (not shown again)` : "";
  process.stdout.write(`Marquee is ready at ${config.public_url}${user}${password}\n`);
  forgetPassword();
}

async function stay(server: ServerProcess, provided: Provided): Promise<void> {
  const end = await Promise.race([server.ended, provided.lost]);
  if (isStopping) return;
  process.stderr.write(`${end}\n`);
  await quit(1);
}

function goOnUnlessStopping(): void {
  if (isStopping) throw new Error("interrupted");
}

async function quit(code: number): Promise<void> {
  isStopping = true;
  await cleanup.run();
  process.exit(code);
}

// A terminal that was closed takes no more words, and that must not keep things from being stopped.
process.stdout.on("error", () => {});
process.stderr.on("error", () => {});

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    // The second time: the server sees this process go, and so does the embedded database's guardian.
    if (isStopping) process.exit(interrupted);
    process.stdout.write("\nMarquee is stopping.\n");
    quit(isServing ? 0 : interrupted);
  });
}

start().catch((error: unknown) => {
  if (isStopping) return;
  const text = isStartError(error) || !(error instanceof Error) ? String(error) : error.stack;
  process.stderr.write(`${text?.replace(/^StartError: /, "")}\n`);
  quit(1);
});
