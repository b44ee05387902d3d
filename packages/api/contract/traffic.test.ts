import { openDatabase } from "@marquee/db/database";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "./browser";
import { admin, type MountedServer, mounts, startMount } from "./mount";

async function rows<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const db = openDatabase({ url, has_named_statements: false, pool_size: 1, onError: () => {} });
  try {
    return await db.prisma.$queryRawUnsafe<Row[]>(sql);
  } finally {
    await db.close();
  }
}

/** What a client would send to seem another, or as sent through a proxy. */
const disguise = (address: string) => ({
  "x-forwarded-for": address,
  "x-marquee-client-address": address,
  "x-real-ip": address,
  forwarded: `for=${address}`,
  "x-forwarded-host": "evil.example",
  "x-forwarded-proto": "https",
});

const ask = { method: "POST", path: "/api/token" };

describe.each(mounts)("traffic, through $mount", ({ mount, entry }) => {
  let server: MountedServer;
  /** One that believes the proxy before it. */
  let behind: MountedServer;
  beforeAll(async () => {
    server = await startMount(entry, { RATE_LIMIT: "100000" });
    behind = await startMount(entry, { TRUST_PROXY: "1", RATE_LIMIT: "20" });
  });
  afterAll(async () => {
    await behind.close();
    await server.close();
  });

  test("every answer to someone known tells their limit, refusals as well", async () => {
    const sent = [
      { method: "GET", path: "/api/movies?limit=1" },
      { method: "GET", path: "/api/movies?nonsense=1" },
      { method: "GET", path: "/api/trpc/movie.count?input=%7B%7D" },
    ];
    for (const one of sent) {
      const { headers } = await server.call(one);
      expect(headers["ratelimit-policy"]).toBe('"default";q=100000;w=60');
      expect(headers.ratelimit).toMatch(/^"default";r=\d+;t=\d+$/);
    }
    const { headers } = await server.anonymous({ method: "GET", path: "/api/movies" });
    expect(headers.ratelimit).toBeUndefined();
  });

  test("guesses for an account end after ten, however their headers are disguised", async () => {
    const guess = (at: number) =>
      server.anonymous({
        ...ask,
        headers: disguise(`198.51.100.${at}`),
        body: { user: "nobody", password: `guess ${at}` },
      });
    for (let at = 0; at < 10; at += 1) expect((await guess(at)).status).toBe(400);
    expect((await guess(10)).status).toBe(429);
    const browser = openBrowser(server.origin, { headers: disguise("198.51.100.77") });
    const refused = await browser.signIn({ user: "Nobody", password: "guess 11" });
    expect([refused.status, refused.text]).toMatchObject([
      401,
      expect.stringMatching(/SignInThrottled%20\d+/),
    ]);
    expect(refused.text).not.toContain("evil.example");
    const addresses = await rows<{ address: string | null; door: string }>(
      server.databaseUrl,
      "SELECT DISTINCT door, address FROM security_events WHERE kind LIKE 'sign_in_%' AND subject_name IS NULL",
    );
    expect(addresses).toContainEqual({ door: "rest", address: "127.0.0.1" });
    expect(addresses.map(({ address }) => address)).not.toContainEqual(
      expect.stringMatching(/^198/),
    );
  });

  test("a browser on which its owner has signed in is not locked out by others", async () => {
    const browser = openBrowser(server.origin);
    expect((await browser.signIn(admin)).status).toBe(200);
    expect(browser.cookies.get("marquee.device")).toMatch(/^[\w-]{22}\.[\w-]{43}$/);
    browser.cookies.delete("marquee.session");
    for (let at = 0; at < 10; at += 1) {
      await server.anonymous({ ...ask, body: { ...admin, password: `guess ${at}` } });
    }
    expect((await server.anonymous({ ...ask, body: admin })).status).toBe(429);
    expect((await openBrowser(server.origin).signIn(admin)).status).toBe(401);
    expect((await browser.signIn(admin)).status).toBe(200);
    expect(browser.cookies.get("marquee.session")).toMatch(/^[\w-]{43}$/);
  });

  test("behind a trusted proxy, the address that it tells is the one that counts", async () => {
    const from = (address: string) => ({
      headers: { "x-forwarded-for": `198.51.100.1, ${address}` },
    });
    const statuses = async (address: string) => {
      const found = new Set<number>();
      for (let at = 0; at < 21; at += 1) {
        found.add((await behind.anonymous({ ...ask, ...from(address), body: {} })).status);
      }
      return [...found];
    };
    expect(await statuses("203.0.113.1")).toEqual([400, 429]);
    expect(await statuses("203.0.113.2")).toEqual([400, 429]);
    await openBrowser(behind.origin, from("203.0.113.3")).signIn(admin);
    expect(
      await rows(behind.databaseUrl, "SELECT address FROM sessions WHERE address IS NOT NULL"),
    ).toEqual([{ address: "203.0.113.3" }]);
  });

  const metered = async () => {
    const [found] = await rows<{ calls: number }>(
      server.databaseUrl,
      "SELECT coalesce(sum(calls), 0)::integer AS calls FROM usage_hours WHERE route = 'GET /api/search'",
    );
    return found?.calls ?? 0;
  };
  const callOften = async (times: number) => {
    const call = { method: "GET", path: "/api/search?title=x" };
    for (let at = 0; at < times; at += 1) expect((await server.call(call)).status).toBe(200);
  };
  /** What is written down while it runs, until it is so much. */
  const untilMetered = (calls: number) => expect.poll(metered, { timeout: 30_000 }).toBe(calls);

  test.runIf(mount === "server.ts")(
    "what was called is metered whole when it is stopped",
    async () => {
      await callOften(10);
      await untilMetered(10);
      await callOften(20);
      expect(await server.end("SIGTERM")).toBe(0);
      expect(await metered()).toBe(30);
    },
  );

  test.runIf(mount === "pages/api")(
    "of what was called no more is lost than came since the last flush, when it is killed",
    async () => {
      await callOften(10);
      await untilMetered(10);
      await callOften(5);
      await untilMetered(15);
      await callOften(3);
      expect(await server.end("SIGKILL")).toBeNull();
      const left = await metered();
      expect(left).toBeGreaterThanOrEqual(15);
      expect(left).toBeLessThanOrEqual(18);
    },
  );
});
