import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase } from "@marquee/db/database";
import { findFreePort } from "@marquee/db/free-port";
import { createTestDatabase } from "@marquee/db/test-database";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { prepareDatabase } from "../src/prepare";
import { type Balancer, startBalancer } from "./balancer";
import { type LoadReport, startLoad } from "./kept-alive-load";
import { admin, migrationsDirectory, mounts, signIn, startBuilt, untilReady } from "./mount";

const [{ entry }] = mounts;
const clients = 16;
/** Longer than it takes the balancer to learn that an instance is there. */
const learnMs = 1_000;
/** From SIGTERM to the end. */
const mostStopMs = 25_000;

/** Instances of the built product behind haproxy, on one database. */
class Instances {
  private readonly running = new Map<number, ChildProcess>();

  private constructor(
    /** Where people and programs find them all: the balancer's. */
    readonly origin: string,
    readonly ports: readonly number[],
    private readonly database: Awaited<ReturnType<typeof createTestDatabase>>,
  ) {}

  static async start(count: number): Promise<Instances> {
    const database = await createTestDatabase();
    const config = { database_url: database.url, direct_database_url: undefined };
    await prepareDatabase({ config, migrations_directory: migrationsDirectory, admin });
    const port = await findFreePort();
    const ports: number[] = [];
    for (let made = 0; made < count; made += 1) ports.push(await findFreePort());
    const instances = new Instances(`http://127.0.0.1:${port}`, ports, database);
    for (const port of ports) await instances.startOne(port);
    return instances;
  }

  async startOne(port: number): Promise<void> {
    const child = startBuilt(entry, {
      DATABASE_URL: this.database.url,
      PUBLIC_URL: this.origin,
      PORT: String(port),
    });
    this.running.set(port, child);
    await untilReady(child, `http://127.0.0.1:${port}`);
  }

  /** Ends one, and answers its exit code (null where the signal ended it) and how long that took. */
  async end(
    port: number,
    signal: "SIGTERM" | "SIGKILL",
  ): Promise<{ code: number | null; ms: number }> {
    const child = this.running.get(port);
    if (!child) throw new Error("There is no such instance");
    const began = performance.now();
    child.kill(signal);
    await once(child, "exit");
    return { code: child.exitCode, ms: performance.now() - began };
  }

  async titles(): Promise<Set<string>> {
    const db = openDatabase({
      url: this.database.url,
      has_named_statements: false,
      pool_size: 1,
      onError: () => {},
    });
    const films = await db.prisma.movie.findMany({ select: { title: true } });
    await db.close();
    return new Set(films.map(({ title }) => title));
  }

  async close(): Promise<void> {
    for (const [port, child] of this.running) {
      if (child.exitCode === null && child.signalCode === null) await this.end(port, "SIGKILL");
    }
    await this.database.drop();
  }
}

/** Every write that was acknowledged is there, and nothing that was asked failed. */
function expectNothingLost({ failed, acknowledged }: LoadReport, titles: Set<string>): void {
  expect(failed).toEqual([]);
  expect(acknowledged.length).toBeGreaterThan(0);
  expect(acknowledged.filter((title) => !titles.has(title))).toEqual([]);
}

/** Restarts two instances by turns, under a load that never pauses. */
export function proveRollingRestarts({ restarts }: { restarts: number }): void {
  describe("while two instances behind a balancer are restarted by turns", () => {
    let instances: Instances;
    let balancer: Balancer;
    beforeAll(async () => {
      instances = await Instances.start(2);
      balancer = await startBalancer(Number(new URL(instances.origin).port), instances.ports, {
        retries_lost: false,
      });
    });
    afterAll(async () => {
      await balancer.close();
      await instances.close();
    });

    test("no request fails, and each ends in time and well", { timeout: 3_600_000 }, async () => {
      const { origin } = instances;
      await sleep(learnMs);
      const load = startLoad({ origin, token: await signIn(origin), clients });
      const stops: { code: number | null; ms: number }[] = [];
      for (let restart = 0; restart < restarts; restart += 1) {
        const port = instances.ports[restart % 2] ?? 0;
        stops.push(await instances.end(port, "SIGTERM"));
        await instances.startOne(port);
        await sleep(learnMs);
      }
      const report = await load.end();
      tell(report, {
        restarts,
        slowest_stop_ms: Math.round(Math.max(...stops.map(({ ms }) => ms))),
      });
      expectNothingLost(report, await instances.titles());
      expect(stops.filter(({ code, ms }) => code !== 0 || ms > mostStopMs)).toEqual([]);
    });
  });
}

/** Kills one of three under load; the balancer asks another for what may be asked again. */
export function proveKilledInstance({ kills }: { kills: number }): void {
  describe("when one of three instances behind a balancer is killed", () => {
    let instances: Instances;
    let balancer: Balancer;
    beforeAll(async () => {
      instances = await Instances.start(3);
      balancer = await startBalancer(Number(new URL(instances.origin).port), instances.ports, {
        retries_lost: true,
      });
    });
    afterAll(async () => {
      await balancer.close();
      await instances.close();
    });

    test("no read and no keyed write fails", { timeout: 3_600_000 }, async () => {
      const { origin } = instances;
      await sleep(learnMs);
      const load = startLoad({ origin, token: await signIn(origin), clients });
      for (let kill = 0; kill < kills; kill += 1) {
        await sleep(learnMs);
        const port = instances.ports[kill % 3] ?? 0;
        await instances.end(port, "SIGKILL");
        await sleep(learnMs);
        await instances.startOne(port);
      }
      await sleep(learnMs);
      const report = await load.end();
      tell(report, { kills });
      expectNothingLost(report, await instances.titles());
    });
  });
}

function tell({ answered, failed, acknowledged }: LoadReport, more: Record<string, number>): void {
  const figures = { answered, failed: failed.length, written: acknowledged.length, ...more };
  process.stderr.write(`  ${JSON.stringify(figures)}\n`);
}
