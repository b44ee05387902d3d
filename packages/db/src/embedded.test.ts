import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./embedded";
import { isAlive, waitForExit } from "./process-identity";

let dataDir: string;
let lines: string[];
const running: EmbeddedPostgres[] = [];
const owners: ChildProcess[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "embedded-"));
  chmodSync(dataDir, 0o711);
  lines = [];
});

afterEach(async () => {
  for (const owner of owners.splice(0)) await kill(owner);
  for (const postgres of running.splice(0)) await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(folder = dataDir): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({
    dataDir: folder,
    log: (line) => lines.push(line),
  });
  running.push(postgres);
  return postgres;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Another process that starts the database of `dataDir` and holds it until it is killed. */
async function startElsewhere(): Promise<{ owner: ChildProcess; url: string }> {
  const program = `
    import { startEmbeddedPostgres } from ${JSON.stringify(join(import.meta.dirname, "embedded.ts"))};
    process.on("SIGINT", () => {});
    const { url } = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, log() {} });
    console.log(url);
    setInterval(() => {}, 1000);
  `;
  const owner = spawn(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "--eval", program],
    { detached: true, stdio: ["ignore", "pipe", "inherit"] },
  );
  owners.push(owner);
  const [url] = await once(owner.stdout.setEncoding("utf8"), "data");
  return { owner, url: String(url).trim() };
}

async function kill(owner: ChildProcess): Promise<void> {
  if (owner.exitCode !== null || owner.signalCode !== null) return;
  owner.kill("SIGKILL");
  await once(owner, "exit");
}

function postmasterPid(): number {
  return Number(readFileSync(join(dataDir, "postgres/postmaster.pid"), "utf8").split("\n")[0]);
}

test("a stopped database starts again with its rows and the same password", async () => {
  const first = await start();
  await query(first.url, "CREATE TABLE films (title text); INSERT INTO films VALUES ('Alien')");
  await first.stop();
  const second = await start();
  expect(await query(second.url, "SELECT title FROM films")).toEqual([{ title: "Alien" }]);
  expect(new URL(second.url).password).toBe(new URL(first.url).password);
  expect(statSync(join(dataDir, "secrets.json")).mode & 0o777).toBe(0o600);
  expect(lines).toEqual([]);
});

test("the program's role is not a superuser and writes reach the disk", async () => {
  const { url } = await start();
  expect(
    await query(
      url,
      "SELECT rolsuper, current_setting('fsync') AS fsync, current_setting('server_encoding') AS encoding FROM pg_roles WHERE rolname = current_user",
    ),
  ).toEqual([{ rolsuper: false, fsync: "on", encoding: "UTF8" }]);
});

test("a second start on a folder in use is refused and leaves the first alone", async () => {
  const { owner, url } = await startElsewhere();
  await expect(start()).rejects.toThrow(`in use by another Marquee (process ${owner.pid})`);
  expect(await query(url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("Ctrl-C in the owner's terminal does not reach the database", async () => {
  const { owner, url } = await startElsewhere();
  process.kill(-Number(owner.pid), "SIGINT");
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await query(url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("after kill -9 of its owner the next start takes over and nothing is lost", async () => {
  const { owner, url } = await startElsewhere();
  await query(url, "CREATE TABLE films (title text); INSERT INTO films VALUES ('Alien')");
  const orphan = postmasterPid();
  await kill(owner);
  expect(isAlive(orphan)).toBe(true);
  const next = await start();
  expect(isAlive(orphan)).toBe(false);
  expect(lines).toEqual([
    `Stopping the database that an earlier start left running (process ${orphan}).`,
  ]);
  expect(await query(next.url, "SELECT title FROM films")).toEqual([{ title: "Alien" }]);
});

test("after kill -9 of its owner the database ends by itself", async () => {
  const { owner } = await startElsewhere();
  const orphan = postmasterPid();
  await kill(owner);
  expect(await waitForExit(orphan, 15_000)).toBe(true);
});

test("after kill -9 of owner and database the next start recovers what was committed", async () => {
  const { owner, url } = await startElsewhere();
  await query(url, "CREATE TABLE films (title text); INSERT INTO films VALUES ('Alien')");
  process.kill(postmasterPid(), "SIGKILL");
  await kill(owner);
  const next = await start();
  expect(await query(next.url, "SELECT title FROM films")).toEqual([{ title: "Alien" }]);
});

test("a start that was killed while it made the database is repaired by the next", async () => {
  mkdirSync(join(dataDir, "postgres.unfinished.17/base"), { recursive: true });
  writeFileSync(join(dataDir, "postgres.unfinished.17/PG_VERSION"), "18\n");
  writeFileSync(join(dataDir, "marquee.lock"), "");
  const { url } = await start();
  expect(await query(url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  expect(existsSync(join(dataDir, "postgres.unfinished.17"))).toBe(false);
});

test("a process id that was given to another program since is not taken for the database", async () => {
  await (await start()).stop();
  writeFileSync(
    join(dataDir, "postgres/postmaster.pid"),
    `${process.ppid}\n${join(dataDir, "postgres")}\n1700000000\n5432\n\n127.0.0.1\n  1 1\nready\n`,
  );
  writeFileSync(join(dataDir, "marquee.lock"), `${process.ppid} an-earlier-boot/17\n`);
  const { url } = await start();
  expect(await query(url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("a data folder that is a file is refused", async () => {
  const file = join(dataDir, "file");
  writeFileSync(file, "");
  await expect(start(file)).rejects.toThrow("it is a file, not a folder");
  await expect(start(join(file, "below"))).rejects.toThrow("is a file, not a folder");
});

test("a folder with something else in the database's place is refused", async () => {
  await (await start()).stop();
  writeFileSync(join(dataDir, "postgres/PG_VERSION"), "16\n");
  await expect(start()).rejects.toThrow("made by PostgreSQL 16");
  rmSync(join(dataDir, "postgres/PG_VERSION"));
  await expect(start()).rejects.toThrow("holds no PostgreSQL database");
});

test("a database whose secrets are gone is refused rather than given new ones", async () => {
  await (await start()).stop();
  rmSync(join(dataDir, "secrets.json"));
  await expect(start()).rejects.toThrow("secrets.json is missing");
  expect(existsSync(join(dataDir, "secrets.json"))).toBe(false);
});

test.runIf(process.getuid?.() === 0)(
  "as root, a folder that Postgres' own user cannot reach is named",
  async () => {
    const closed = join(dataDir, "closed");
    mkdirSync(closed, { mode: 0o700 });
    await expect(start(join(closed, "data"))).rejects.toThrow(`may not enter ${closed}.`);
  },
);
