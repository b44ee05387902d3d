import { Prisma } from "@marquee/db/generated/client";
import { BulkSelectInput, BulkUpdateInput } from "@marquee/schemas/bulk";
import { aMovie } from "@marquee/schemas/movie-arbitrary";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { bulkDelete, bulkRestore, bulkUpdate } from "./bulk";
import { undoChangeSet } from "./change-set-undo";
import type { ServiceContext } from "./context";
import { foldFilmCounts } from "./film-counts";
import { loadMovies } from "./movie-load";
import { movieStats } from "./movie-stats";
import { createMovie, deleteMovies, updateMovie } from "./movie-write";
import { purgeTrash } from "./purge";
import { createServiceFixture, type ServiceFixture } from "./service-fixture";

let fixture: ServiceFixture;
let ctx: ServiceContext;

beforeAll(async () => {
  fixture = await createServiceFixture();
  ctx = fixture.as("editor");
});
afterAll(() => fixture.close());
beforeEach(() => fixture.empty());

const everyFilm = { filter: { release_year: { gt: 0 } } };

/** What is kept must be what the films themselves say. */
async function expectTrue(): Promise<void> {
  expect(await movieStats(ctx, {})).toEqual(await movieStats(ctx, everyFilm));
}

const genres = ["War", "Drama", "Horror"];
const films = Array.from({ length: 30 }, (_, at) =>
  aMovie({ genre: genres[at % 3], release_year: 1980 + (at % 7) }),
);

test("after each kind of write, the kept counts are those of the films", async () => {
  const war = { filter: { genre: "war" } };
  await loadMovies(ctx, { movies: films, what: "films" });
  await expectTrue();
  const { movie } = await createMovie(ctx, aMovie({ genre: "Western", release_year: 1950 }));
  await expectTrue();
  await updateMovie(ctx, { id: movie.id, version: 1, set: { release_year: 1951, genre: "War" } });
  await expectTrue();
  await deleteMovies(ctx, { ids: [movie.id] });
  await expectTrue();
  const moved = await bulkUpdate(
    ctx,
    BulkUpdateInput.parse({ ...war, extend: { days: 40 }, expected_count: 10 }),
  );
  await expectTrue();
  await undoChangeSet(ctx, { id: (!moved.dry_run && moved.change_set) || "" });
  await expectTrue();
  await bulkDelete(ctx, BulkSelectInput.parse({ ...war, expected_count: 10 }));
  await expectTrue();
  await bulkRestore(ctx, BulkSelectInput.parse({ ...war, expected_count: 11 }));
  await expectTrue();
  await deleteMovies(ctx, { ids: [movie.id] });
  await fixture.rows(
    Prisma.sql`UPDATE movies SET deleted_at = '2020-01-01' WHERE deleted_at IS NOT NULL`,
  );
  expect(await purgeTrash(fixture.db, { days: 30 })).toBe(1);
  await expectTrue();
  await fixture.rows(Prisma.sql`DELETE FROM movies WHERE genre_key = 'drama'`);
  await expectTrue();
  expect((await movieStats(ctx, {})).total).toBe(20);
  await fixture.empty();
  expect((await movieStats(ctx, {})).total).toBe(0);
});

test("a write that is refused or taken back leaves them as they were", async () => {
  await createMovie(ctx, films[0] ?? aMovie());
  await expect(createMovie(ctx, films[0] ?? aMovie())).rejects.toThrow();
  const attempt = fixture.db.prisma.$transaction(async (client) => {
    await client.$executeRaw(Prisma.sql`UPDATE movies SET release_year = 1900`);
    throw new Error("Taken back");
  });
  await expect(attempt).rejects.toThrow("Taken back");
  await expectTrue();
});

test("summing them up changes no count, however many write and sum up at once", async () => {
  await loadMovies(ctx, { movies: films, what: "films" });
  const before = await movieStats(ctx, {});
  expect(await foldFilmCounts(fixture.db)).toBeGreaterThan(0);
  expect(await movieStats(ctx, {})).toEqual(before);
  expect(await foldFilmCounts(fixture.db)).toBe(0);
  const writer = async () => {
    for (let at = 0; at < 20; at += 1) {
      const { movie } = await createMovie(ctx, aMovie({ genre: "War" }));
      if (at % 2) await deleteMovies(ctx, { ids: [movie.id] });
      await foldFilmCounts(fixture.db);
    }
  };
  await Promise.all([writer(), writer(), writer(), writer()]);
  await expectTrue();
  expect((await movieStats(ctx, {})).total).toBe(films.length + 40);
});

test("nobody waits for a write that is not finished, of the same genre, year and day", async () => {
  const film = () => aMovie({ genre: "War", release_year: 1999 });
  await createMovie(ctx, film());
  await fixture.db.prisma.$transaction(async (client) => {
    await createMovie({ ...ctx, transaction: { client, afterwards: [] } }, film());
    await createMovie(ctx, film());
    await foldFilmCounts(fixture.db);
    expect((await movieStats(ctx, {})).total).toBe(2);
    await createMovie(ctx, film());
  });
  expect((await movieStats(ctx, {})).total).toBe(4);
  await expectTrue();
});
