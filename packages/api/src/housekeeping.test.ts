import { Prisma } from "@marquee/db/generated/client";
import { aMovie } from "@marquee/schemas/movie-arbitrary";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mutate } from "../contract/trpc-call";
import { type ApiFixture, createApiFixture } from "./api-fixture";
import { startHousekeeping } from "./housekeeping";
import { originalMovie } from "./original-movie";

const days = { trash_days: 7, usage_days: 400 };

let api: ApiFixture;

beforeAll(async () => {
  api = await createApiFixture();
});
afterAll(() => api.close());

async function filmTrashedDaysAgo(days: number): Promise<string> {
  const call = api.as("editor");
  const { json } = await call({ method: "POST", path: "/api/movies", body: aMovie() });
  const { id } = json as MovieRecord;
  await mutate(call, "movie.delete", { ids: [id] });
  await api.db.prisma.$executeRaw(
    Prisma.sql`UPDATE movies SET deleted_at = now() - make_interval(days => ${days}::integer) WHERE id = ${id}::uuid`,
  );
  return `/api/movies/${id}`;
}

const statusOf = async (path: string) => (await api.as("viewer")({ method: "GET", path })).status;

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("It never came to be");
}

test("several instances purge by themselves what was in the trash too long, as one change set", async () => {
  const old = await filmTrashedDaysAgo(8);
  const recent = await filmTrashedDaysAgo(6);
  const times = { firstMs: 10, lookMs: 20, everyMs: 60_000 };
  const running = Array.from({ length: 4 }, () =>
    startHousekeeping(api.db, { ...api.config, ...days }, times),
  );
  await until(async () => (await statusOf(old)) === 404);
  const later = await filmTrashedDaysAgo(8);
  await new Promise((resolve) => setTimeout(resolve, 100));
  await Promise.all(running.map(({ stop }) => stop()));
  expect(await statusOf(recent)).toBe(410);
  expect(await statusOf(later)).toBe(410);
  const listed = await api.as("viewer")({ method: "GET", path: "/api/change-sets?kind=purge" });
  expect(listed.json).toMatchObject([{ film_count: 1, door: "system" }]);
});

test("old answers to keyed writes are forgotten", async () => {
  const sent = { method: "POST", path: "/api", body: originalMovie(aMovie()) };
  for (const key of ["old", "new"]) {
    await api.as("editor")({ ...sent, headers: { "idempotency-key": key } });
  }
  await api.db.prisma.$executeRaw(
    Prisma.sql`UPDATE idempotency_keys SET created_at = now() - interval '25 hours' WHERE key = 'old'`,
  );
  const times = { firstMs: 0, lookMs: 60_000, everyMs: 0 };
  const { stop } = startHousekeeping(api.db, { ...api.config, ...days }, times);
  await until(async () => (await api.db.prisma.idempotencyKey.count()) === 1);
  await stop();
  const kept = await api.db.prisma.idempotencyKey.findMany({ select: { key: true } });
  expect(kept).toEqual([{ key: "new" }]);
});

test("the counts of films are summed up", async () => {
  await api.as("editor")({ method: "POST", path: "/api", body: aMovie() });
  const summands = async () => {
    const [counted] = await api.db.prisma.$queryRaw<{ rows: number }[]>(Prisma.sql`
      SELECT count(*)::integer AS rows FROM film_counts WHERE num_nonnulls(genre_key, release_year) = 2`);
    return counted?.rows;
  };
  expect(await summands()).toBeGreaterThan(0);
  const times = { firstMs: 0, lookMs: 60_000, everyMs: 0 };
  await api.db.prisma.job.deleteMany();
  const { stop } = startHousekeeping(api.db, { ...api.config, ...days }, times);
  await until(async () => (await summands()) === 0);
  await stop();
});

test("once stopped, nothing more is begun", async () => {
  const times = { firstMs: 0, lookMs: 5, everyMs: 0 };
  const { stop } = startHousekeeping(api.db, { ...api.config, ...days }, times);
  await stop();
  const path = await filmTrashedDaysAgo(8);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await statusOf(path)).toBe(410);
});
