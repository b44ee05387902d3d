import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { openDatabase } from "@marquee/db/database";
import { Prisma } from "@marquee/db/generated/client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { beginReading, loadManyFilms } from "./many-films";
import { type MountedServer, mounts, startMount } from "./mount";

const [{ entry }] = mounts;
const trickling = 300;

/** Begins a request that never comes to its end, a byte of a header every now and then. */
async function trickle(origin: string): Promise<Socket> {
  const { hostname, port } = new URL(origin);
  // Whoever means harm does not close their own side when the other is closed.
  const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
  socket.on("error", () => {});
  await once(socket, "connect");
  socket.write("GET /api/movies HTTP/1.1\r\nHost: films.example\r\nX-Slow: ");
  const timer = setInterval(() => socket.write("x"), 500);
  socket.once("close", () => clearInterval(timer));
  socket.resume();
  return socket;
}

describe("with hundreds of clients who send a byte at a time", () => {
  let server: MountedServer;
  beforeAll(async () => {
    server = await startMount(entry);
  });
  afterAll(() => server.close());

  test("others are answered, and those are cut off", async () => {
    const sockets = await Promise.all(
      Array.from({ length: trickling }, () => trickle(server.origin)),
    );
    const ends = sockets.map((socket) => new Promise((resolve) => socket.once("close", resolve)));
    for (let count = 0; count < 20; count += 1) {
      const { status } = await server.call({ method: "GET", path: "/api/movies?limit=1" });
      expect(status).toBe(200);
    }
    await Promise.all(ends);
    expect((await server.call({ method: "GET", path: "/readyz" })).status).toBe(200);
  });
});

describe("with a reader who takes nothing of what is sent", () => {
  let server: MountedServer;
  beforeAll(async () => {
    server = await startMount(entry);
    await loadManyFilms(server.databaseUrl);
  });
  afterAll(() => server.close());

  test("it is cut, and Postgres keeps nothing open for it", { timeout: 120_000 }, async () => {
    const { databaseUrl: url } = server;
    const db = openDatabase({ url, has_named_statements: false, pool_size: 1, onError: () => {} });
    const openFor = () =>
      db.prisma.$queryRaw<unknown[]>(Prisma.sql`
        SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND xact_start IS NOT NULL
          AND pid <> pg_backend_pid()`);
    const answer = await beginReading(server);
    const { socket } = answer;
    expect(await openFor()).toHaveLength(1);
    // Earlier than the database would have lost patience by itself, which is after a minute.
    await expect.poll(openFor, { timeout: 50_000, interval: 500 }).toEqual([]);
    answer.resume();
    await once(socket, "close");
    expect(answer.complete).toBe(false);
    await db.close();
  });
});
