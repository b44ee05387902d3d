import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { lockOwner } from "./packages/db/src/data-folder-lock";
import { startEmbeddedPostgres } from "./packages/db/src/embedded";
import { migrate } from "./packages/db/src/migrate";
import {
  ownerUrl,
  runAsSuperuser,
  templateDatabase,
  testPassword,
} from "./packages/db/src/test-database";

const prefix = "marquee-test-";

// Nothing in it must outlive the run, so it need not wait for the disk.
const hastySettings = {
  fsync: "off",
  full_page_writes: "off",
  synchronous_commit: "off",
  max_connections: "300",
};

/** Starts the one Postgres of the run and migrates the database that test databases are copied from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  removeLeftovers();
  const dataDir = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(dataDir, 0o711);
  const postgres = await startEmbeddedPostgres({
    dataDir,
    log: (line) => process.stderr.write(`${line}\n`),
    settings: hastySettings,
  });
  const tearDown = async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await makeTemplate(postgres.superuserUrl);
  } catch (error) {
    await tearDown();
    throw error;
  }
  project.provide("testPostgresUrl", postgres.superuserUrl);
  return tearDown;
}

async function makeTemplate(superuserUrl: string): Promise<void> {
  await runAsSuperuser(superuserUrl, `ALTER ROLE marquee PASSWORD '${testPassword}'`);
  await runAsSuperuser(superuserUrl, `CREATE DATABASE ${templateDatabase} OWNER marquee`);
  await migrate({
    url: ownerUrl(superuserUrl, templateDatabase),
    directory: join(import.meta.dirname, "prisma/migrations"),
  });
}

// A run that was killed could not remove its folder.
function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    const folder = join(tmpdir(), name);
    if (name.startsWith(prefix) && lockOwner(folder) === undefined) {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
