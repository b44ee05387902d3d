import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFreePort } from "@marquee/db/free-port";
import { waitForDatabase } from "@marquee/db/wait-for-database";
import { debianProgram } from "./debian-program";

/** Fewer connections to the database than an instance has to the pooler. */
const serverConnections = 4;
/** Debian's `nobody`: it refuses to run as root. */
const nobody = 65_534;

/** PgBouncer in transaction mode before a database. */
export type Pooler = { url: string; close: () => Promise<void> };

export async function startPooler(databaseUrl: string): Promise<Pooler> {
  const port = await findFreePort();
  const to = new URL(databaseUrl);
  const folder = mkdtempSync(join(tmpdir(), "pooler-"));
  chmodSync(folder, 0o755);
  const file = join(folder, "pgbouncer.ini");
  writeFileSync(file, configuration(to, port));
  const child = spawn(debianProgram("pgbouncer"), ["--quiet", file], {
    stdio: ["ignore", "inherit", "inherit"],
    ...(process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}),
  });
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${port}`;
  await waitForDatabase({ url: url.href, variable: "PgBouncer", waitMs: 10_000, log: () => {} });
  return {
    url: url.href,
    close: async () => {
      child.kill("SIGKILL");
      await once(child, "exit");
      rmSync(folder, { recursive: true });
    },
  };
}

function configuration(to: URL, port: number): string {
  const { hostname, port: toPort, username, password, pathname } = to;
  const database = pathname.slice(1);
  return `[databases]
${database} = host=${hostname} port=${toPort || 5432} dbname=${database} user=${username} password=${decodeURIComponent(password)}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = ${serverConnections}
max_client_conn = 200
`;
}
