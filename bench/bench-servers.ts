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

/** Starts the API's listener alone; a profile of it is written to `profile_folder` when it ends. */
export async function startMarqueeServer(
  closers: Closers,
  options: ServerOptions & { config: AppConfig; profile_folder: string | undefined },
): Promise<BenchServer> {
  const { node, programs, folder, port, config, profile_folder } = options;
  if (profile_folder) mkdirSync(profile_folder, { recursive: true });
  return started(port, closers, {
    node,
    node_options: profile_folder ? ["--cpu-prof", `--cpu-prof-dir=${profile_folder}`] : [],
    script: programs["marquee-server"],
    args: [JSON.stringify(config), String(port)],
    log_file: join(folder, "marquee.log"),
  });
}

/** Starts what `pnpm build` made, and has it render a page, as the product will have. */
export async function startBuiltServer(
  closers: Closers,
  { node, folder, port, config }: ServerOptions & { config: AppConfig },
): Promise<BenchServer> {
  const script = join(import.meta.dirname, "../apps/web/.next/standalone/apps/web/server.mjs");
  if (!existsSync(script)) throw new Error("There is no built product: run pnpm build first.");
  const server = await started(port, closers, {
    node,
    script,
    env: {
      PORT: String(port),
      DATABASE_URL: config.database_url,
      AUTH_SECRET: config.auth_secret,
      TOKEN_TTL: String(config.token_ttl_s),
    },
    log_file: join(folder, "marquee.log"),
  });
  const page = await fetch(`http://127.0.0.1:${port}/sign-in`);
  await page.text();
  return server;
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
