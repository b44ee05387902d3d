import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { useStandaloneBuild } from "../lib/config";

export type PageServer = {
  /** Loads Next, which takes a while. A page that is asked for before does so, too, and waits for it. */
  load(): Promise<void>;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  close(): Promise<void>;
};

type Address = { host: string; port: number };

/** The pages of the standalone build that lies in `folder`. */
export function openPages(folder: string, address: Address): PageServer {
  const manifest = readFileSync(join(folder, ".next/required-server-files.json"), "utf8");
  const { config }: { config: unknown } = JSON.parse(manifest);
  useStandaloneBuild(config);
  let next: ReturnType<typeof startNext> | undefined;
  const started = () => {
    next ??= startNext(folder, address);
    return next;
  };
  return {
    load: async () => {
      await started();
    },
    handle: async (request, response) => (await started()).handle(request, response),
    close: async () => (await next)?.close(),
  };
}

async function startNext(folder: string, address: Address) {
  // It reads what the build wrote down when it is loaded.
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
  return { handle: app.getRequestHandler(), close: () => app.close() };
}
