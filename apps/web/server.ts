import { setTimeout as sleep } from "node:timers/promises";
import type { App } from "@marquee/api/app";
import { isStartError } from "@marquee/db/start-error";
import { getServerConfig, type ServerConfig } from "./src/lib/config";
import { builtMigrations } from "./src/server/built-migrations";
import { Connections } from "./src/server/connections";
import { guardPages } from "./src/server/guarded-pages";
import { makeHttpServer } from "./src/server/http-server";
import { listen } from "./src/server/listen";
import { openPages, type PageServer } from "./src/server/page-server";
import { prepareApp } from "./src/server/prepare-app";
import { StepLine } from "./src/server/step-line";
import { onStop, type StopReason } from "./src/server/stop-signals";

// The build puts this file into Next's standalone folder, and its migrations beside it.
const folder = import.meta.dirname;

/**
 * From the first /readyz that says 503 to the end of listening: after SIGTERM, time for balancers to
 * see it and send nothing more; else just enough for the clients at hand to be told to come back on
 * another connection.
 */
const noticeMs = { SIGTERM: 2_000, SIGINT: 200, launcher: 200 } as const;
/** With the notice, and the time to close, every exit is within 25 s, whatever does not end by itself. */
const drainDeadlineMs = 20_000;
const closeDeadlineMs = 2_500;

/** Whoever waits for /readyz hears of it first; then Next is loaded, unless a page was asked for already. */
const quietMs = 1_000;

// Nobody may be there to read the log any more; requests are answered all the same.
process.stdout.on("error", () => {});
process.stderr.on("error", () => {});

// Until it serves there is nothing to drain.
let stop = async (_reason: StopReason): Promise<void> => process.exit(1);
onStop((reason) => stop(reason));

async function start(): Promise<void> {
  const config = getServerConfig();
  const steps = new StepLine(process.stdout);
  const pages = openPages(folder, config);
  const { app, administrator_created } = await prepareApp(config, builtMigrations(folder), steps);
  await serve(config, app, pages);
  if (process.send) process.send({ administrator_created });
  else process.stdout.write(`Marquee is ready at ${config.public_url}\n`);
  await sleep(quietMs);
  await pages.load();
}

async function serve(config: ServerConfig, app: App, pages: PageServer): Promise<void> {
  const server = makeHttpServer({
    publicUrl: config.public_url,
    trustProxy: config.trust_proxy,
    api: app.listener,
    pages: guardPages(pages.handle, app.authenticateCookie),
  });
  const connections = new Connections(server);
  stop = async (reason) => {
    app.setDraining(true);
    connections.stopKeepingAlive();
    await sleep(noticeMs[reason]);
    await connections.end(drainDeadlineMs);
    // A database that has fallen silent does not hold it up.
    await Promise.race([app.close().then(() => pages.close()), sleep(closeDeadlineMs)]);
    process.exit(0);
  };
  await listen(server, config.host, config.port);
}

start().catch((error: unknown) => {
  process.stderr.write(`${isStartError(error) ? error.message : describe(error)}\n`);
  process.exit(1);
});

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
