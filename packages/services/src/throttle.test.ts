import { openDatabase } from "@marquee/db/database";
import { Prisma } from "@marquee/db/generated/client";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { type Allowances, postgresAllowances, redisAllowances, sliceMs } from "./allowance";
import { type RedisProcess, startRedis } from "./redis-fixture";
import { createServiceFixture, type ServiceFixture } from "./service-fixture";
import { Throttle } from "./throttle";

let fixture: ServiceFixture;
let redis: RedisProcess;
beforeAll(async () => {
  fixture = await createServiceFixture();
  redis = await startRedis();
});
afterAll(async () => {
  await redis.stop();
  await fixture.close();
});

/** Time stands still, in the middle of a slice: how much is asked for at once hangs on how fast requests come. */
function stopTime(): void {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 0, 1, 0, 0, 3) });
  onTestFinished(() => {
    vi.useRealTimers();
  });
}

const someone = (limit: number) => ({ key: `user:${crypto.randomUUID()}`, limit });

/** How many of so many requests of a caller pass, each through one of the throttles by turns, all at once. */
async function passed(
  throttles: readonly Throttle[],
  caller: ReturnType<typeof someone>,
  count: number,
) {
  const admissions = await Promise.all(
    Array.from({ length: count }, (_, at) => throttles[at % throttles.length]?.admit(caller)),
  );
  return admissions.filter((one) => one?.is_admitted).length;
}

describe.each(["Postgres", "Redis"])("allowances in %s", (store) => {
  let opened: Allowances[] = [];
  const open = () => {
    const allowances =
      store === "Postgres"
        ? postgresAllowances(fixture.db, () => {})
        : redisAllowances(redis.url, () => {});
    opened.push(allowances);
    return allowances;
  };
  afterAll(async () => {
    await Promise.all(opened.map((one) => one.close()));
    opened = [];
  });

  test.each([1, 7, 100, 1_000])(
    "of %i a minute, just so many pass over four instances",
    async (limit) => {
      stopTime();
      const throttles = Array.from({ length: 4 }, () => new Throttle(open()));
      // So many that no instance runs out of requests with a part of its lease left.
      const count = await passed(throttles, someone(limit), (limit + 5) * 4);
      expect(count).toBe(limit);
    },
  );

  test("callers do not take each other's", async () => {
    const throttle = new Throttle(open());
    expect(await passed([throttle], someone(5), 10)).toBe(5);
    expect(await passed([throttle], someone(5), 3)).toBe(3);
  });

  test("what is left and when it is anew is told, and is true on one instance", async () => {
    stopTime();
    const throttle = new Throttle(open());
    const caller = someone(30);
    for (let remaining = 29; remaining >= 0; remaining -= 1) {
      const told = { is_admitted: true, limit: 30, remaining, reset_s: 57 };
      expect(await throttle.admit(caller)).toEqual(told);
    }
    expect(await throttle.admit(caller)).toMatchObject({ is_admitted: false, remaining: 0 });
  });
});

test("an instance asks the store for blocks, and for none once all is taken", async () => {
  stopTime();
  const allowances = postgresAllowances(fixture.db, () => {});
  let asked = 0;
  const throttle = new Throttle({
    ...allowances,
    take: (caller, slice, count) => {
      if (count > 0) asked += 1;
      return allowances.take(caller, slice, count);
    },
  });
  const caller = someone(600);
  for (let count = 0; count < 600; count += 1) await throttle.admit(caller);
  expect(asked).toBeLessThan(90);
  const before = asked;
  for (let count = 0; count < 300; count += 1) await throttle.admit(caller);
  expect(asked).toBe(before);
});

test("another limit holds from the next request on", async () => {
  const throttle = new Throttle(postgresAllowances(fixture.db, () => {}));
  const caller = someone(10);
  expect(await passed([throttle], caller, 20)).toBe(10);
  expect(await passed([throttle], { ...caller, limit: 15 }, 20)).toBe(5);
  expect(await passed([throttle], { ...caller, limit: 12 }, 20)).toBe(0);
});

test("while the store is away, each instance keeps to the limit by itself", async () => {
  stopTime();
  const away = redisAllowances("redis://127.0.0.1:1", () => {});
  expect(await passed([new Throttle(away)], someone(20), 50)).toBe(20);
  await away.close();
});

test("while the store fails for a moment, no instance forgets what was taken", async () => {
  stopTime();
  const throttle = new Throttle(postgresAllowances(fixture.db, () => {}));
  const caller = someone(100);
  expect(await passed([throttle], caller, 60)).toBe(60);
  vi.setSystemTime(Date.now() + sliceMs);
  await fixture.db.prisma.$executeRaw(Prisma.sql`ALTER TABLE rate_limits RENAME TO limits_away`);
  const meanwhile = await passed([throttle], caller, 60);
  await fixture.db.prisma.$executeRaw(Prisma.sql`ALTER TABLE limits_away RENAME TO rate_limits`);
  // What was leased and not given away when the store went cannot be given back.
  expect(meanwhile).toBeLessThanOrEqual(40);
  expect(meanwhile).toBeGreaterThan(30);
  vi.setSystemTime(Date.now() + sliceMs);
  expect(await passed([throttle], caller, 20)).toBeLessThanOrEqual(10);
});

test("what passed while the store failed counts for the others once it is back", async () => {
  stopTime();
  const allowances = postgresAllowances(fixture.db, () => {});
  const [one, other] = [new Throttle(allowances), new Throttle(allowances)];
  const caller = someone(100);
  await fixture.db.prisma.$executeRaw(Prisma.sql`ALTER TABLE rate_limits RENAME TO limits_away`);
  const meanwhile = await passed([one], caller, 50);
  await fixture.db.prisma.$executeRaw(Prisma.sql`ALTER TABLE limits_away RENAME TO rate_limits`);
  expect(meanwhile).toBe(50);
  vi.setSystemTime(Date.now() + sliceMs);
  await one.admit(caller);
  expect(await passed([other], caller, 100)).toBeLessThan(50);
});

test("of more callers than are kept, the one that has not called for longest is forgotten", async () => {
  const allowances = postgresAllowances(fixture.db, () => {});
  const asked: string[] = [];
  const counting = {
    ...allowances,
    taken: (caller: string, slice: number) => {
      asked.push(caller);
      return allowances.taken(caller, slice);
    },
  };
  stopTime();
  const throttle = new Throttle(counting, 2);
  const [one, two, three] = [someone(20), someone(20), someone(20)];
  for (const caller of [one, two, one, three]) await throttle.admit(caller);
  asked.length = 0;
  await throttle.admit(one);
  expect(asked).toEqual([]);
  await throttle.admit(two);
  expect(asked).toContain(two.key);
});

test("what Postgres does not keep is told, and the limit holds all the same", async () => {
  stopTime();
  const told: string[] = [];
  const away = openDatabase({ ...fixture.options, url: "postgresql://127.0.0.1:1/nowhere" });
  const throttle = new Throttle(postgresAllowances(away, (error) => told.push(String(error))));
  expect(await passed([throttle], someone(20), 50)).toBe(20);
  expect(told.length).toBeGreaterThan(0);
  await away.close();
});
