import { Prisma } from "@marquee/db/generated/client";
import type { Actor } from "@marquee/schemas/actor";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createServiceFixture, type ServiceFixture } from "./service-fixture";
import { forgetOldUsage } from "./usage";
import { UsageMeter } from "./usage-meter";

let fixture: ServiceFixture;
beforeAll(async () => {
  fixture = await createServiceFixture();
});
afterAll(() => fixture.close());
beforeEach(() => fixture.db.prisma.usageHour.deleteMany());

const ada: Actor = { kind: "user", id: "ada", name: "Ada", role: "viewer" };
const call = { route: "movie.list", status: 200, is_cut: false, ms: 0.5, bytes: 100 };

async function calls(): Promise<number> {
  const { _sum } = await fixture.db.prisma.usageHour.aggregate({ _sum: { calls: true } });
  return Number(_sum.calls);
}

test("several instances add to the same hours at once, and nothing is lost", async () => {
  const meters = Array.from({ length: 4 }, () => new UsageMeter(fixture.db.prisma, () => {}));
  for (let round = 0; round < 10; round += 1) {
    for (const meter of meters) {
      for (const route of ["movie.list", "movie.get", "movie.count"]) {
        for (let count = 0; count < 5; count += 1) meter.add(ada, { ...call, route });
      }
    }
    await Promise.all(meters.map((meter) => meter.flush()));
  }
  await Promise.all(meters.map((meter) => meter.stop()));
  const rows = await fixture.db.prisma.usageHour.findMany({
    where: { route: "movie.get" },
    select: { caller_id: true, calls: true, time_ms: true, bytes_out: true },
  });
  const sum = (pick: (row: (typeof rows)[number]) => bigint) =>
    rows.reduce((total, row) => total + pick(row), 0n);
  expect(await calls()).toBe(600);
  expect(sum((row) => row.calls)).toBe(200n);
  expect(sum((row) => row.bytes_out)).toBe(20_000n);
  expect(sum((row) => row.time_ms)).toBeGreaterThanOrEqual(100n);
});

test("what cannot be written is kept, and written when it can", async () => {
  const problems: string[] = [];
  const meter = new UsageMeter(fixture.db.prisma, (message) => problems.push(message));
  meter.add(ada, call);
  await fixture.db.prisma.$executeRaw(Prisma.sql`ALTER TABLE usage_hours RENAME TO usage_away`);
  await meter.flush();
  meter.add(ada, call);
  await meter.flush();
  await fixture.db.prisma.$executeRaw(Prisma.sql`ALTER TABLE usage_away RENAME TO usage_hours`);
  expect(problems).toHaveLength(2);
  await meter.stop();
  expect(await calls()).toBe(2);
});

test("memory is bounded: past it calls are not metered, and that is told", async () => {
  const problems: [string, object][] = [];
  const meter = new UsageMeter(fixture.db.prisma, (...told) => problems.push(told));
  for (let at = 0; at < 10_003; at += 1) meter.add({ ...ada, id: `user ${at}` }, call);
  meter.add({ ...ada, id: "user 1" }, call);
  await meter.stop();
  expect(await calls()).toBe(10_001);
  expect(problems).toEqual([["Calls were not metered", { calls: 3 }]]);
});

test("usage of long ago is forgotten", async () => {
  const meter = new UsageMeter(fixture.db.prisma, () => {});
  meter.add(ada, call);
  await meter.stop();
  expect(await forgetOldUsage(fixture.db, { days: 7 })).toBe(0);
  await fixture.db.prisma.$executeRaw(
    Prisma.sql`UPDATE usage_hours SET hour = hour - interval '8 days'`,
  );
  expect(await forgetOldUsage(fixture.db, { days: 7 })).toBe(1);
});
