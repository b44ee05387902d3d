import { Movie } from "@marquee/schemas/movie";
import { aMovie } from "@marquee/schemas/movie-arbitrary";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { findChangeSet } from "./change-set-read";
import type { ServiceContext } from "./context";
import { brokenHistories } from "./history-fixture";
import { getMovie } from "./movie-read";
import { createMovie, deleteMovies } from "./movie-write";
import { createServiceFixture, type ServiceFixture } from "./service-fixture";
import { listTrash, restoreMovie } from "./trash";
import { setTrashDays } from "./trash-days";

let fixture: ServiceFixture;
let ctx: ServiceContext;
const unknown = "0193f7e0-0000-7000-8000-000000000000";

beforeAll(async () => {
  fixture = await createServiceFixture();
  ctx = fixture.as("editor");
});
afterAll(() => fixture.close());
beforeEach(() => fixture.empty());

async function trashed(fields: Partial<Movie> = {}): Promise<MovieRecord> {
  const { movie } = await createMovie(ctx, aMovie(fields));
  const { movies } = await deleteMovies(ctx, { ids: [movie.id] });
  return movies[0] ?? movie;
}

test("the trash holds what was deleted, last first, in pages that follow each other", async () => {
  const made: MovieRecord[] = [];
  for (let at = 0; at < 7; at += 1) made.push(await trashed({ genre: at % 2 ? "War" : "Drama" }));
  await createMovie(ctx, aMovie());
  const titles: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listTrash(ctx, { limit: 3, cursor });
    titles.push(...page.movies.map(({ title }) => title));
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
  expect(titles).toEqual(made.map(({ title }) => title).reverse());
  const { movies } = await listTrash(ctx, { filter: { genre: "WAR" } });
  expect(movies.map(({ genre }) => genre)).toEqual(["War", "War", "War"]);
  expect(movies[0]).toEqual({
    ...made[5],
    deleted_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    purge_at: expect.any(String),
  });
});

test("a film in the trash says when its days there are over", async () => {
  await trashed();
  for (const days of [7, 30]) {
    setTrashDays(days);
    const [film] = (await listTrash(ctx, {})).movies;
    const leftMs = Date.parse(film?.purge_at ?? "") - Date.parse(film?.deleted_at ?? "");
    expect(leftMs).toBe(days * 86_400_000);
  }
});

test("films deleted together are all listed once, whatever the page's size", async () => {
  const made = await Promise.all(Array.from({ length: 9 }, () => createMovie(ctx, aMovie())));
  await deleteMovies(ctx, { ids: made.map(({ movie }) => movie.id) });
  const first = await listTrash(ctx, { limit: 4 });
  const second = await listTrash(ctx, { limit: 1000, cursor: first.next_cursor ?? "" });
  const ids = [...first.movies, ...second.movies].map(({ id }) => id);
  expect(new Set(ids).size).toBe(9);
  expect(ids).toHaveLength(9);
});

test("a page of other films does not follow", async () => {
  for (let at = 0; at < 2; at += 1) await trashed({ genre: "War" });
  const { next_cursor } = await listTrash(ctx, { filter: { genre: "war" }, limit: 1 });
  for (const filter of [undefined, { genre: "Drama" }]) {
    const follows = listTrash(ctx, { filter, limit: 1, cursor: next_cursor ?? "" });
    await expect(follows).rejects.toMatchObject({ code: "cursor_mismatch" });
  }
});

test("a restored film is as it was, as a change set of its own", async () => {
  const film = await trashed({ title: "Alien" });
  const { movie, change_set } = await restoreMovie(ctx, { id: film.id });
  expect(Movie.strip().parse(movie)).toEqual(Movie.strip().parse(film));
  expect(movie.version).toBe(3);
  expect(await getMovie(ctx, { id: film.id })).toEqual(movie);
  expect(await findChangeSet(ctx, { id: change_set ?? "" })).toMatchObject({
    ...{ kind: "restore", summary: "Restored Alien", film_count: 1 },
  });
  expect((await listTrash(ctx, {})).movies).toEqual([]);
  expect(await fixture.rows(brokenHistories)).toEqual([]);
});

test("a film that is not in the trash keeps its version and has no change set", async () => {
  const { movie } = await createMovie(ctx, aMovie());
  expect(await restoreMovie(ctx, { id: movie.id })).toEqual({ movie, change_set: null });
  await expect(restoreMovie(ctx, { id: unknown })).rejects.toMatchObject({
    code: "movie_not_found",
  });
});

test("a film whose place was taken is refused with the path of who took it", async () => {
  const film = await trashed({ title: "Heat", release_year: 1995 });
  const { movie } = await createMovie(ctx, aMovie({ title: " HEAT", release_year: 1995 }));
  await expect(restoreMovie(ctx, { id: film.id })).rejects.toMatchObject({
    code: "duplicate_movie",
    details: { existing: `/api/movies/${movie.id}` },
  });
  expect((await listTrash(ctx, {})).movies).toHaveLength(1);
});

test("of many who restore the same film at once, one does, and of twins one comes back", async () => {
  const film = await trashed();
  const results = await Promise.all(
    Array.from({ length: 10 }, () => restoreMovie(ctx, { id: film.id })),
  );
  expect(results.filter(({ change_set }) => change_set !== null)).toHaveLength(1);
  const twins = [await trashed({ title: "Twin" }), await trashed({ title: "Twin" })];
  const restored = await Promise.allSettled(twins.map(({ id }) => restoreMovie(ctx, { id })));
  expect(restored.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a viewer may look into the trash and take nothing out", async () => {
  const film = await trashed();
  const viewer = fixture.as("viewer");
  expect((await listTrash(viewer, {})).movies).toHaveLength(1);
  await expect(restoreMovie(viewer, { id: film.id })).rejects.toMatchObject({ code: "forbidden" });
});
