import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { PostgresAccount } from "./postgres-account";
import { bareEnvironment, majorVersion, type PostgresBinaries } from "./postgres-binaries";
import { StartError } from "./start-error";

type Cluster = {
  binaries: PostgresBinaries;
  account: PostgresAccount;
  dataDir: string;
  superuserPassword: string;
};

const unfinishedPrefix = "postgres.unfinished.";

/**
 * Makes the database's files in `<dataDir>/postgres`, unless they are there. They are made beside
 * and moved there when whole, so that an interrupted start leaves nothing half done.
 *
 * @returns whether they were made now.
 * @throws StartError when the folder holds something else or another major version's files.
 */
export async function ensureCluster(cluster: Cluster): Promise<boolean> {
  const folder = join(cluster.dataDir, "postgres");
  removeUnfinished(cluster.dataDir);
  if (existsSync(folder)) {
    requireSameMajor(folder, cluster.binaries);
    return false;
  }
  const unfinished = join(cluster.dataDir, `${unfinishedPrefix}${process.pid}`);
  mkdirSync(unfinished, { mode: 0o700 });
  giveTo(cluster.account, unfinished);
  await runInitdb(cluster, unfinished);
  renameSync(unfinished, folder);
  return true;
}

// A start that was killed may have left its initdb at work: each has a folder of its own, and one
// whose folder goes away fails.
function removeUnfinished(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    if (!name.startsWith(unfinishedPrefix)) continue;
    rmSync(join(dataDir, name), { recursive: true, force: true, maxRetries: 5 });
  }
}

function requireSameMajor(folder: string, binaries: PostgresBinaries): void {
  const versionFile = join(folder, "PG_VERSION");
  if (!existsSync(versionFile)) {
    throw new StartError(
      `${folder} is there but holds no PostgreSQL database. Move it away, or set DATA_DIR to another folder.`,
    );
  }
  const found = readFileSync(versionFile, "utf8").trim();
  const wanted = majorVersion(binaries.postgres);
  if (found !== wanted) {
    throw new StartError(
      `${folder} was made by PostgreSQL ${found}, and this program brings PostgreSQL ${wanted}, which cannot read it. Start the version of Marquee that made it, or move the folder away to begin afresh.`,
    );
  }
}

async function runInitdb(cluster: Cluster, folder: string): Promise<void> {
  const passwordFile = join(cluster.dataDir, "initdb.password");
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, `${cluster.superuserPassword}\n`, { mode: 0o600 });
  giveTo(cluster.account, passwordFile);
  try {
    const flags = [
      `--pgdata=${folder}`,
      "--username=postgres",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C.UTF-8",
    ];
    const initdb = spawn(cluster.binaries.initdb, flags, {
      ...cluster.account,
      cwd: cluster.dataDir,
      detached: true,
      env: bareEnvironment,
      stdio: ["ignore", "ignore", "pipe"],
    });
    let complaint = "";
    initdb.stderr.setEncoding("utf8").on("data", (text: string) => {
      complaint += text;
    });
    const [code] = await once(initdb, "close");
    if (code !== 0) {
      throw new StartError(
        `The embedded database could not be made in ${cluster.dataDir}: ${complaint.trim()}`,
      );
    }
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function giveTo({ uid, gid }: PostgresAccount, path: string): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}
