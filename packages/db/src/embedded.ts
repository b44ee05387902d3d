import { realpathSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { dataFolderError, makeDataFolder } from "./data-folder";
import { lockDataFolder } from "./data-folder-lock";
import { findFreePort } from "./free-port";
import { choosePostgresAccount, requireReach } from "./postgres-account";
import { findPostgresBinaries } from "./postgres-binaries";
import { ensureCluster } from "./postgres-cluster";
import {
  PortTakenError,
  type Postmaster,
  type PostmasterOptions,
  startPostmaster,
  stopOrphan,
} from "./postmaster";
import { readSecrets, type Secrets } from "./secrets";
import { isStartError } from "./start-error";

/** A PostgreSQL of our own, on 127.0.0.1, whose files are in a data folder. */
export type EmbeddedPostgres = {
  /** Connects to the database `marquee` as its owner, the role `marquee`. */
  url: string;
  /** Connects to the database `postgres` as the superuser. */
  superuserUrl: string;
  /** Settles when the server has ended, by `stop` or otherwise. */
  exited: Promise<void>;
  /** Stops the server, losing nothing, and gives the data folder free. Safe to call twice. */
  stop(): Promise<void>;
};

export type EmbeddedPostgresOptions = {
  /** The folder for `postgres/`, `secrets.json` and `postgres.log`; made if it is missing. */
  dataDir: string;
  /** Told, in a sentence, about what takes long or is out of the ordinary. */
  log: (line: string) => void;
  /** Server settings that go before the usual ones, which suit a laptop. */
  settings?: Readonly<Record<string, string>>;
};

// Everything that keeps the data safe (fsync, full_page_writes, synchronous_commit) is left as
// Postgres has it: on.
const laptopSettings = {
  shared_buffers: "256MB",
  effective_cache_size: "1GB",
  work_mem: "16MB",
  maintenance_work_mem: "128MB",
  max_wal_size: "2GB",
  checkpoint_timeout: "15min",
  wal_compression: "on",
  random_page_cost: "1.1",
  jit: "off",
  max_connections: "100",
  timezone: "UTC",
  log_timezone: "UTC",
};

/**
 * Starts the embedded database of a data folder on a free port, making it the first time and
 * taking over from a start that was killed.
 *
 * @throws StartError when the folder cannot be used, is in use by a living process, or holds
 *   another version's database.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  makeDataFolder(options.dataDir);
  const dataDir = realpathSync(options.dataDir);
  let releaseLock = () => {};
  try {
    releaseLock = await lockDataFolder(dataDir);
    return await startLocked({ ...options, dataDir }, releaseLock);
  } catch (error) {
    releaseLock();
    throw isStartError(error) ? error : dataFolderError(dataDir, error);
  }
}

async function startLocked(
  { dataDir, log, settings }: EmbeddedPostgresOptions,
  releaseLock: () => void,
): Promise<EmbeddedPostgres> {
  const folder = join(dataDir, "postgres");
  const binaries = await findPostgresBinaries();
  const account = choosePostgresAccount(folder);
  requireReach(account, binaries.postgres, dataDir);
  const secrets = readSecrets(dataDir);
  await stopOrphan(folder, log);
  await ensureCluster({
    binaries,
    account,
    dataDir,
    superuserPassword: secrets.superuser_password,
  });
  const { postmaster, port } = await startOnFreePort({
    postgres: binaries.postgres,
    account,
    dataDir,
    settings: { ...laptopSettings, ...settings },
    log,
  });
  const superuserUrl = connectionUrl("postgres", secrets.superuser_password, port, "postgres");
  const stop = () => postmaster.stop().finally(releaseLock);
  try {
    await ensureDatabase(superuserUrl, secrets);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url: connectionUrl("marquee", secrets.database_password, port, "marquee"),
    superuserUrl,
    exited: postmaster.exited,
    stop,
  };
}

async function startOnFreePort(
  options: Omit<PostmasterOptions, "port">,
): Promise<{ postmaster: Postmaster; port: number }> {
  for (let tries = 1; ; tries++) {
    const port = await findFreePort();
    try {
      return { postmaster: await startPostmaster({ ...options, port }), port };
    } catch (error) {
      if (!(error instanceof PortTakenError) || tries === 5) throw error;
    }
  }
}

// At every start, since an earlier one may have been killed between any two of these statements.
async function ensureDatabase(superuserUrl: string, secrets: Secrets): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const has = async (sql: string) => (await client.query(sql)).rowCount !== 0;
    if (!(await has("SELECT 1 FROM pg_roles WHERE rolname = 'marquee'"))) {
      const password = client.escapeLiteral(secrets.database_password);
      await client.query(`CREATE ROLE marquee LOGIN PASSWORD ${password}`);
    }
    if (!(await has("SELECT 1 FROM pg_database WHERE datname = 'marquee'"))) {
      await client.query("CREATE DATABASE marquee OWNER marquee");
    }
  } finally {
    await client.end();
  }
}

/** How a role connects to the embedded database at a port of this machine. */
export function connectionUrl(
  role: string,
  password: string,
  port: number,
  database: string,
): string {
  return `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`;
}
