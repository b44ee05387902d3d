import { openDatabase } from "@marquee/db/database";
import { Prisma } from "@marquee/db/generated/client";
import { aMovie } from "@marquee/schemas/movie-arbitrary";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { getChangeSet, listChangeSets, movieHistory } from "./change-set-read";
import { undoChangeSet } from "./change-set-undo";
import type { ServiceContext } from "./context";
import { claimJob } from "./job";
import { loadMovies } from "./movie-load";
import { listMovies } from "./movie-read";
import { createMovie, deleteMovies, updateMovie } from "./movie-write";
import { purgeTrash } from "./purge";
import { createServiceFixture, type ServiceFixture } from "./service-fixture";
import { listTrash } from "./trash";

let fixture: ServiceFixture;
let ctx: ServiceContext;

beforeAll(async () => {
  fixture = await createServiceFixture();
  ctx = fixture.as("editor");
});
afterAll(() => fixture.close());
beforeEach(() => fixture.empty());

/** Moves films to the trash as if it had been so many days ago. */
async function deletedDaysAgo(days: number, ids: string[]): Promise<string> {
  const { change_set } = await deleteMovies(ctx, { ids });
  await fixture.db.prisma.$executeRaw(Prisma.sql`
    UPDATE movies SET deleted_at = now() - make_interval(days => ${days}::integer)
    WHERE id = ANY (${ids}::uuid[])`);
  return change_set;
}

async function loaded(count: number): Promise<string[]> {
  const movies = Array.from({ length: count }, () => aMovie());
  await loadMovies(ctx, { movies, what: "films" });
  return (await listMovies(ctx, { limit: 1000 })).movies.map(({ id }) => id);
}

test("films are purged when their days in the trash are over, and not before", async () => {
  const [old = "", recent = "", live = ""] = await loaded(3);
  await deletedDaysAgo(31, [old]);
  await deletedDaysAgo(29, [recent]);
  expect(await purgeTrash(fixture.db, { days: 30 })).toBe(1);
  expect((await listTrash(ctx, {})).movies.map(({ id }) => id)).toEqual([recent]);
  expect((await listMovies(ctx, {})).movies.map(({ id }) => id)).toEqual([live]);
  expect(await purgeTrash(fixture.db, { days: 30 })).toBe(0);
});

test("a purge is a change set of the program's own, and leaves of a film's history its title", async () => {
  const { movie } = await createMovie(ctx, aMovie({ title: "Alien" }));
  await updateMovie(ctx, { id: movie.id, version: 1, set: { genre: "War" } });
  await deletedDaysAgo(31, [movie.id]);
  await purgeTrash(fixture.db, { days: 30 });
  const [set] = (await listChangeSets(ctx, {})).change_sets;
  expect(set).toMatchObject({
    ...{ kind: "purge", summary: "Purged Alien", door: "system", film_count: 1 },
    actor: { kind: "system", id: null, name: "Marquee" },
  });
  const { changes } = await movieHistory(ctx, { id: movie.id });
  const title = { title: "Alien" };
  expect(changes.map(({ version, before, after }) => [version, before, after])).toEqual([
    [4, title, null],
    [3, title, null],
    [2, title, title],
    [1, null, title],
  ]);
});

test("the undo of what was done to purged films says so by their titles, and does the rest", async () => {
  const { movie } = await createMovie(ctx, aMovie({ title: "Alien" }));
  const { movie: other } = await createMovie(ctx, aMovie());
  const deletion = await deletedDaysAgo(31, [movie.id, other.id]);
  await fixture.db.prisma.$executeRaw(
    Prisma.sql`UPDATE movies SET deleted_at = now() WHERE id = ${other.id}::uuid`,
  );
  await purgeTrash(fixture.db, { days: 30 });
  const conflicts = [{ id: movie.id, title: "Alien", reason: "purged" }];
  expect(await undoChangeSet(ctx, { id: deletion })).toMatchObject({ undone: 1, conflicts });
  const [purge] = (await listChangeSets(ctx, { kind: "purge" })).change_sets;
  expect(await undoChangeSet(ctx, { id: purge?.id ?? "" })).toEqual({
    ...{ change_set: null, undone: 0, conflict_count: 1, conflicts },
  });
});

test("a film that someone holds is left for the next time, and hinders none", async () => {
  const ids = await loaded(3);
  await deletedDaysAgo(31, ids);
  await fixture.db.prisma.$transaction(async (client) => {
    await client.$queryRaw(Prisma.sql`SELECT 1 FROM movies WHERE id = ${ids[0]}::uuid FOR UPDATE`);
    expect(await purgeTrash(fixture.db, { days: 30 })).toBe(2);
  });
  expect(await purgeTrash(fixture.db, { days: 30 })).toBe(1);
});

test("however many films there are, one purge takes all of them", async () => {
  await fixture.rows(Prisma.sql`
    INSERT INTO movies (id, title, genre, expiry_date, release_year, deleted_at)
    SELECT gen_random_uuid(), 'Film ' || at, 'War', '2030-01-01', 1990, '2020-01-01'
    FROM generate_series(1, 5001) AS at`);
  expect(await purgeTrash(fixture.db, { days: 30 })).toBe(5_001);
  const sets = (await listChangeSets(ctx, { kind: "purge" })).change_sets;
  expect(sets.map(({ film_count }) => film_count)).toEqual([1, 5_000]);
});

test("many who purge at once purge each film once", async () => {
  const ids = await loaded(300);
  await deletedDaysAgo(31, ids);
  const counts = await Promise.all(
    Array.from({ length: 8 }, () => purgeTrash(fixture.db, { days: 30 })),
  );
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(300);
  const { change_sets } = await listChangeSets(ctx, { kind: "purge" });
  let changes = 0;
  for (const { id } of change_sets) {
    changes += (await getChangeSet(ctx, { id, limit: 1000 })).changes.length;
  }
  expect(changes).toBe(300);
});

test("of many instances that ask for a job at once, one gets it in each period", async () => {
  const instances = Array.from({ length: 5 }, () =>
    openDatabase({ ...fixture.options, pool_size: 4 }),
  );
  const everyMs = 60 * 60_000;
  const claims = () =>
    Promise.all(
      instances.flatMap((db) =>
        Array.from({ length: 4 }, () => claimJob(db, { name: "purge", everyMs })),
      ),
    );
  const granted = async () => (await claims()).filter(Boolean).length;
  expect(await granted()).toBe(1);
  expect(await granted()).toBe(0);
  await fixture.db.prisma.$executeRaw(
    Prisma.sql`UPDATE jobs SET begun_at = begun_at - interval '1 hour'`,
  );
  expect(await granted()).toBe(1);
  expect(await claimJob(fixture.db, { name: "another", everyMs })).toBe(true);
  await Promise.all(instances.map((db) => db.close()));
});
