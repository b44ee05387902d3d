import { openDatabase } from "@marquee/db/database";
import { type RedisProcess, startRedis } from "@marquee/services/redis-fixture";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type MountedServer, mounts, startMount } from "./mount";

describe.each(mounts)("with a Redis, through $mount", ({ entry }) => {
  let redis: RedisProcess;
  let server: MountedServer;
  beforeAll(async () => {
    redis = await startRedis();
    server = await startMount(entry, { REDIS_URL: redis.url, RATE_LIMIT: "5" });
  });
  afterAll(() => server.close());

  const statuses = async (times: number) => {
    const found: number[] = [];
    for (let at = 0; at < times; at += 1) {
      found.push((await server.call({ method: "GET", path: "/api/movies?limit=1" })).status);
    }
    return found;
  };

  test("limits are kept there and not in the database", async () => {
    expect(await statuses(7)).toEqual([200, 200, 200, 200, 200, 429, 429]);
    const options = { has_named_statements: false, pool_size: 1, onError: () => {} };
    const db = openDatabase({ url: server.databaseUrl, ...options });
    expect(await db.prisma.rateLimit.count()).toBe(0);
    await db.close();
    expect(await redis.keys()).toContainEqual(expect.stringMatching(/^marquee:rate:user:/));
  });

  test("and by the instance itself once that is gone", async () => {
    await redis.stop();
    expect(await statuses(2)).toEqual([429, 429]);
    const { status } = await server.anonymous({ method: "POST", path: "/api/token", body: {} });
    expect(status).toBe(400);
    expect((await server.anonymous({ method: "GET", path: "/readyz" })).status).toBe(200);
  });
});
