import { Prisma } from "@marquee/db/generated/client";
import { aMovie } from "@marquee/schemas/movie-arbitrary";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mutate } from "../contract/trpc-call";
import { type ApiFixture, createApiFixture } from "./api-fixture";

const cron_secret = "0123456789abcdef";
const path = "/api/cron";
const asked = { method: "GET", path, headers: { authorization: `Bearer ${cron_secret}` } };

let api: ApiFixture;
beforeAll(async () => {
  api = await createApiFixture({ cron_secret, trash_days: 7 });
});
afterAll(() => api.close());

test.each([
  ["nothing", ""],
  ["another secret", "Bearer 0123456789abcdeF"],
  ["the beginning of it", "Bearer 0123456789abcde"],
  ["it by another scheme", `Basic ${cron_secret}`],
  ["it and more", `Bearer ${cron_secret} x`],
])("the jobs are not for who shows %s", async (_, authorization) => {
  const refused = await api.send({ method: "GET", path, headers: { authorization } });
  expect(refused).toMatchObject({ status: 401, json: { code: "unauthenticated" } });
  expect(refused.headers["www-authenticate"]).toMatch(/^Bearer /);
  expect(await api.db.prisma.job.count()).toBe(0);
});

test("not even for an administrator, nor by another method", async () => {
  expect((await api.as("admin")({ method: "GET", path })).status).toBe(401);
  expect(await api.send({ ...asked, method: "POST" })).toMatchObject({
    status: 405,
    json: { code: "method_not_allowed" },
  });
});

test("one request does them all and writes the usage; the next finds them done", async () => {
  const call = api.as("editor");
  const made = await call({ method: "POST", path: "/api/movies", body: aMovie() });
  const { id } = made.json as { id: string };
  await mutate(call, "movie.delete", { ids: [id] });
  await api.db.prisma.$executeRaw(
    Prisma.sql`UPDATE movies SET deleted_at = now() - interval '8 days' WHERE id = ${id}::uuid`,
  );
  const done = await api.send(asked);
  expect(done.status).toBe(200);
  const { jobs } = done.json as { jobs: { job: string; count: number }[] };
  expect(jobs).toContainEqual({ job: "purge_trash", count: 1 });
  expect(jobs.map(({ job }) => job)).toEqual(
    expect.arrayContaining(["fold_film_counts", "rotate_token_keys", "forget_usage"]),
  );
  expect((await call({ method: "GET", path: `/api/movies/${id}` })).status).toBe(404);
  expect(await api.db.prisma.usageHour.count({ where: { route: "POST /api/movies" } })).toBe(1);
  expect((await api.send(asked)).json).toEqual({ jobs: [] });
});

test("a job that fails keeps no other from being done, and is told", async () => {
  await api.db.prisma.job.deleteMany();
  await api.db.prisma.$executeRaw(Prisma.sql`ALTER TABLE film_counts RENAME TO away`);
  const failed = await api.send(asked);
  await api.db.prisma.$executeRaw(Prisma.sql`ALTER TABLE away RENAME TO film_counts`);
  expect(failed).toMatchObject({ status: 500, json: { code: "internal_error" } });
  const begun = await api.db.prisma.job.findMany({ select: { name: true } });
  expect(begun.map(({ name }) => name)).toContain("forget_usage");
});

test("without a secret there is nothing at its path", async () => {
  const plain = await createApiFixture();
  expect((await plain.send(asked)).status).toBe(404);
  await plain.close();
});
