import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openDatabase } from "@marquee/db/database";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./browser";
import { admin, type MountedServer, mounts, startMount } from "./mount";

// What Vercel runs: Next alone, without server.ts, told of its clients by the proxy before it.
const [, { entry }] = mounts;
const secret = "0123456789abcdef";
const vercel = fileURLToPath(new URL("../../../apps/web/vercel.json", import.meta.url));
const { crons } = JSON.parse(readFileSync(vercel, "utf8")) as { crons: { path: string }[] };

let server: MountedServer;
beforeAll(async () => {
  server = await startMount(entry, {
    CRON_SECRET: secret,
    TRUST_PROXY: "1",
    DATABASE_POOL: "2",
    DATABASE_IDLE_TIMEOUT: "5",
  });
});
afterAll(() => server.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  server.anonymous({ method: "GET", path, headers });

test("what its scheduler asks for is there, for who has the secret", async () => {
  expect(crons).toHaveLength(1);
  for (const { path } of crons) {
    expect((await get(path)).status).toBe(401);
    const done = await get(path, { authorization: `Bearer ${secret}` });
    expect(done.json).toMatchObject({
      jobs: expect.arrayContaining([{ job: "purge_trash", count: 0 }]),
    });
  }
});

test("health is where it is everywhere", async () => {
  expect((await get("/livez")).json).toEqual({ status: "live" });
  expect((await get("/readyz")).json).toEqual({ status: "ready" });
});

test("pages lead to sign-in, and a person who signs in there sees the catalogue", async () => {
  const away = await get("/catalogue", { accept: "text/html" });
  expect([away.status, String(away.headers.location)]).toEqual([
    307,
    expect.stringMatching(/^\/sign-in/),
  ]);
  const browser = openBrowser(server.origin);
  expect((await browser.signIn(admin)).status).toBe(200);
  const page = await get("/catalogue", { accept: "text/html", cookie: browser.cookie() });
  expect([page.status, page.text.includes("Catalogue")]).toEqual([200, true]);
});

test("who signs in there comes from the address that the proxy tells", async () => {
  const headers = { "x-forwarded-for": "203.0.113.7" };
  const browser = openBrowser(server.origin, { headers });
  await browser.signIn({ ...admin, password: "not the right one" });
  const { databaseUrl: url } = server;
  const db = openDatabase({ url, has_named_statements: false, pool_size: 1, onError: () => {} });
  const failed = await db.prisma.securityEvent.findFirst({
    where: { kind: "sign_in_refused" },
    orderBy: { at: "desc" },
  });
  await db.close();
  expect(failed).toMatchObject({ address: "203.0.113.7" });
});
