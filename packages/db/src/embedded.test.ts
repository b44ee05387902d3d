import { type ChildProcess, execFileSync, spawn } from "node:child_process";
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
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./embedded";
import { isAlive, waitForExit } from "./process-identity";

let dataDir: string;
let lines: string[];
const running: EmbeddedPostgres[] = [];
const owners: ChildProcess[] = [];
const folders: string[] = [];

/** A folder in which a database was made and stopped: making one takes longer than a test of it. */
let made: string;
/** A database whose owner was killed; to end by itself it takes its time, in which the tests run. */
let orphan: number;

beforeAll(async () => {
  made = newFolder();
  await (await startEmbeddedPostgres({ dataDir: made, log: () => {} })).stop();
  const left = copyOf(made);
  await kill((await startElsewhere(left)).owner);
  orphan = postmasterPid(left);
});

beforeEach(() => {
  dataDir = copyOf(made);
  lines = [];
});

afterEach(async () => {
  for (const owner of owners.splice(0)) await kill(owner);
  for (const postgres of running.splice(0)) await postgres.stop();
});

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "embedded-"));
  chmodSync(folder, 0o711);
  folders.push(folder);
  return folder;
}

function copyOf(folder: string): string {
  const copy = newFolder();
  // With the owners of its files, one of whom Postgres runs as.
  execFileSync("cp", ["-a", `${folder}/.`, copy]);
  return copy;
}

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

/** Another process that starts the database of a folder and holds it until it is killed. */
async function startElsewhere(folder = dataDir): Promise<{ owner: ChildProcess; url: string }> {
  const program = `
    import { startEmbeddedPostgres } from ${JSON.stringify(join(import.meta.dirname, "embedded.ts"))};
    process.on("SIGINT", () => {});
    const { url } = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(folder)}, log() {} });
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

function postmasterPid(folder = dataDir): number {
  return Number(readFileSync(join(folder, "postgres/postmaster.pid"), "utf8").split("\n")[0]);
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

test("neither a second start, which is refused, nor Ctrl-C at its owner's disturbs a database", async () => {
  const { owner, url } = await startElsewhere();
  await expect(start()).rejects.toThrow(`in use by another Marquee (process ${owner.pid})`);
  expect(await query(url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  process.kill(-Number(owner.pid), "SIGINT");
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await query(url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("after kill -9 of its owner the next start takes over and nothing is lost", async () => {
  const { owner, url } = await startElsewhere();
  await query(url, "CREATE TABLE films (title text); INSERT INTO films VALUES ('Alien')");
  const left = postmasterPid();
  await kill(owner);
  expect(isAlive(left)).toBe(true);
  const next = await start();
  expect(isAlive(left)).toBe(false);
  expect(lines).toEqual([
    `Stopping the database that an earlier start left running (process ${left}).`,
  ]);
  expect(await query(next.url, "SELECT title FROM films")).toEqual([{ title: "Alien" }]);
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
  dataDir = newFolder();
  mkdirSync(join(dataDir, "postgres.unfinished.17/base"), { recursive: true });
  writeFileSync(join(dataDir, "postgres.unfinished.17/PG_VERSION"), "18\n");
  writeFileSync(join(dataDir, "marquee.lock"), "");
  const { url } = await start();
  expect(await query(url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  expect(existsSync(join(dataDir, "postgres.unfinished.17"))).toBe(false);
});

test("a process id that was given to another program since is not taken for the database", async () => {
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
  writeFileSync(join(dataDir, "postgres/PG_VERSION"), "16\n");
  await expect(start()).rejects.toThrow("made by PostgreSQL 16");
  rmSync(join(dataDir, "postgres/PG_VERSION"));
  await expect(start()).rejects.toThrow("holds no PostgreSQL database");
});

test("a database whose secrets are gone is refused rather than given new ones", async () => {
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

test("after kill -9 of its owner the database ends by itself", async () => {
  expect(await waitForExit(orphan, 15_000)).toBe(true);
});
