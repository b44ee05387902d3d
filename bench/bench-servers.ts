import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { AppConfig } from "@marquee/api/config";
import type { Programs } from "./bundle-programs";
import { nextMessage, startChild } from "./child";
import type { Closers } from "./closers";

export type BenchServer = { port: number; pid: number };

export type ServerOptions = {
  node: string;
  programs: Programs;
  /** Where logs go. */
  folder: string;
  port: number;
  /** Where the server leaves a CPU profile when it ends. */
  profile_folder?: string | undefined;
};

/** Starts the bare server, which answers reads and writes with one query each. */
export async function startBareServer(
  closers: Closers,
  { node, programs, folder, port, database_url }: ServerOptions & { database_url: string },
): Promise<BenchServer> {
  return started(port, closers, {
    node,
    script: programs["bare-server"],
    args: [database_url, String(port)],
    log_file: join(folder, "bare.log"),
  });
}

/** Starts the API's listener alone. */
export async function startMarqueeServer(
  closers: Closers,
  options: ServerOptions & { config: AppConfig },
): Promise<BenchServer> {
  const { node, programs, folder, port, config, profile_folder } = options;
  return started(port, closers, {
    node,
    node_options: profiling(profile_folder),
    script: programs["marquee-server"],
    args: [JSON.stringify(config), String(port)],
    log_file: join(folder, "marquee.log"),
  });
}

/** Starts the API's listener without what knows and counts who asks. */
export async function startUnguardedServer(
  closers: Closers,
  { node, programs, folder, port, config }: ServerOptions & { config: AppConfig },
): Promise<BenchServer> {
  return started(port, closers, {
    node,
    script: programs["unguarded-server"],
    args: [JSON.stringify(config), String(port)],
    log_file: join(folder, "unguarded.log"),
  });
}

/** Starts what `pnpm build` made, and has it render a page, as the product will have. */
export async function startBuiltServer(
  closers: Closers,
  options: Omit<ServerOptions, "programs"> & { config: AppConfig },
): Promise<BenchServer> {
  const { node, folder, port, config, profile_folder } = options;
  const script = join(import.meta.dirname, "../apps/web/.next/standalone/apps/web/server.mjs");
  if (!existsSync(script)) throw new Error("There is no built product: run pnpm build first.");
  const server = await started(port, closers, {
    node,
    node_options: profiling(profile_folder),
    script,
    env: {
      PORT: String(port),
      DATABASE_URL: config.database_url,
      AUTH_SECRET: config.auth_secret,
      TOKEN_TTL: String(config.token_ttl_s),
      RATE_LIMIT: String(config.rate_limit),
    },
    log_file: join(folder, "marquee.log"),
  });
  const page = await fetch(`http://127.0.0.1:${port}/sign-in`);
  if (!page.ok) throw new Error(`The built product answered a page with ${page.status}`);
  await page.text();
  return server;
}

function profiling(folder: string | undefined): string[] {
  if (folder === undefined) return [];
  mkdirSync(folder, { recursive: true });
  return ["--cpu-prof", `--cpu-prof-dir=${folder}`];
}

async function started(
  port: number,
  closers: Closers,
  options: Parameters<typeof startChild>[1],
): Promise<BenchServer> {
  const child = startChild(closers, options);
  await nextMessage(child);
  return { port, pid: child.pid ?? 0 };
}
