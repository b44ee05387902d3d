import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { useStandaloneBuild } from "../lib/config";

export type PageServer = {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  close(): Promise<void>;
};

/** Starts Next from the standalone build that lies in `folder`. */
export async function startPages(
  folder: string,
  address: { host: string; port: number },
): Promise<PageServer> {
  const manifest = readFileSync(join(folder, ".next/required-server-files.json"), "utf8");
  const { config }: { config: unknown } = JSON.parse(manifest);
  useStandaloneBuild(config);
  // Next reads that when it is loaded.
  const { default: next } = await import("next");
  const app = next({
    dev: false,
    dir: folder,
    hostname: address.host,
    port: address.port,
    // Next would listen for upgrades on the server it is given and, in production, never answer them.
    httpServer: createServer(),
  });
  await app.prepare();
  const handle = app.getRequestHandler();
  return { handle: (request, response) => handle(request, response), close: () => app.close() };
}
