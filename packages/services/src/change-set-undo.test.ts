import { openDatabase } from "@marquee/db/database";
import { Movie } from "@marquee/schemas/movie";
import { aMovie } from "@marquee/schemas/movie-arbitrary";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { findChangeSet, getChangeSet, listChangeSets, movieHistory } from "./change-set-read";
import { undoChangeSet } from "./change-set-undo";
import type { ServiceContext } from "./context";
import { loadMovies } from "./movie-load";
import { getMovie, listMovies } from "./movie-read";
import { createMovie, deleteMovies, updateMovie } from "./movie-write";
import { createServiceFixture, type ServiceFixture } from "./service-fixture";

let fixture: ServiceFixture;
let ctx: ServiceContext;
const unknown = "0193f7e0-0000-7000-8000-000000000000";
const none = { conflict_count: 0, conflicts: [] };

beforeAll(async () => {
  fixture = await createServiceFixture();
  ctx = fixture.as("editor");
});
afterAll(() => fixture.close());
beforeEach(() => fixture.empty());

const undo = (id: string | null, as = ctx) => undoChangeSet(as, { id: id ?? "" });

/** Changes a film's genre from whatever version it has. */
async function setGenre({ id }: MovieRecord, genre: string): Promise<string | null> {
  const { version } = await getMovie(ctx, { id });
  return (await updateMovie(ctx, { id, version, set: { genre } })).change_set;
}

const genreOf = async ({ id }: MovieRecord) => (await getMovie(ctx, { id })).genre;

test("an undo puts a changed film back as it was, as a change set that says what it took back", async () => {
  const { movie } = await createMovie(ctx, aMovie({ genre: "A" }));
  const changed = await setGenre(movie, "B");
  const admin = fixture.as("admin");
  const undone = await undo(changed, admin);
  expect(undone).toEqual({ change_set: expect.any(String), undone: 1, ...none });
  expect(await getMovie(ctx, { id: movie.id })).toMatchObject({ genre: "A", version: 3 });
  const set = await getChangeSet(ctx, { id: undone.change_set ?? "" });
  expect(set).toMatchObject({
    ...{ kind: "undo", undoes: changed, undone_by: null, film_count: 1 },
    ...{ summary: `Undid: Changed ${movie.title}`, actor: { id: "admin" } },
    changes: [{ version: 3, before: { genre: "B" }, after: { genre: "A" } }],
  });
  expect(await findChangeSet(ctx, { id: changed ?? "" })).toMatchObject({
    undone_by: undone.change_set,
  });
});

test("the undo of an undo does it again, and its undo takes it back again", async () => {
  const { movie } = await createMovie(ctx, aMovie({ genre: "A" }));
  let last = await setGenre(movie, "B");
  const summaries: string[] = [];
  for (const genre of ["A", "B", "A", "B"]) {
    last = (await undo(last)).change_set;
    expect(await genreOf(movie)).toBe(genre);
    summaries.push((await findChangeSet(ctx, { id: last ?? "" })).summary);
  }
  const changed = `Changed ${movie.title}`;
  expect(summaries).toEqual(
    ["Undid: ", "Redid: ", "Undid: ", "Redid: "].map((how) => how + changed),
  );
});

test("an added film goes to the trash, a deleted one comes back, and by their undo the other way", async () => {
  const { movie, change_set } = await createMovie(ctx, aMovie());
  const away = await undo(change_set);
  await expect(getMovie(ctx, { id: movie.id })).rejects.toMatchObject({ code: "movie_deleted" });
  await undo(away.change_set);
  expect(Movie.strip().parse(await getMovie(ctx, { id: movie.id }))).toEqual(
    Movie.strip().parse(movie),
  );
  const { changes } = await movieHistory(ctx, { id: movie.id });
  const film = Movie.strip().parse(movie);
  expect(changes.map(({ before, after }) => [before, after])).toEqual([
    [null, film],
    [film, null],
    [null, film],
  ]);
});

test("films changed, deleted or restored since are reported with their reasons and left", async () => {
  const movies = ["Changed", "Deleted", "Kept"].map((title) => aMovie({ title, genre: "A" }));
  await loadMovies(ctx, { movies, what: "films" });
  const [changed, deleted] = (await listMovies(ctx, {})).movies;
  if (!changed || !deleted) throw new Error("Nothing was loaded");
  const [load] = (await listChangeSets(ctx, { kind: "load" })).change_sets;
  await setGenre(changed, "B");
  await deleteMovies(ctx, { ids: [deleted.id] });
  expect(await undo(load?.id ?? null)).toEqual({
    change_set: expect.any(String),
    undone: 1,
    conflict_count: 2,
    conflicts: [
      { id: changed.id, title: "Changed", reason: "changed_since" },
      { id: deleted.id, title: "Deleted", reason: "deleted_since" },
    ],
  });
  expect((await listMovies(ctx, {})).movies.map(({ title }) => title)).toEqual(["Changed"]);
});

test("a film restored since its deletion is left, and an undo that changes nothing leaves no trace", async () => {
  const { movie } = await createMovie(ctx, aMovie());
  const deleted = await deleteMovies(ctx, { ids: [movie.id] });
  await undo(deleted.change_set);
  expect(await undo(deleted.change_set)).toEqual({
    ...{ change_set: null, undone: 0, conflict_count: 1 },
    conflicts: [{ id: movie.id, title: movie.title, reason: "restored_since" }],
  });
  expect((await getMovie(ctx, { id: movie.id })).version).toBe(3);
});

test("a film that went from A to B to C and back to B is as the first change left it, and becomes A", async () => {
  const { movie } = await createMovie(ctx, aMovie({ genre: "A" }));
  const first = await setGenre(movie, "B");
  const second = await setGenre(movie, "C");
  await setGenre(movie, "B");
  expect(await undo(second)).toMatchObject({ undone: 0, conflicts: [{ reason: "changed_since" }] });
  expect(await undo(first)).toMatchObject({ undone: 1, ...none });
  expect(await genreOf(movie)).toBe("A");
});

test("a film that would become the same as a live one is left, and that one named", async () => {
  const film = aMovie({ title: "Heat", release_year: 1995 });
  const { movie } = await createMovie(ctx, film);
  const { movie: other } = await createMovie(ctx, aMovie());
  const deleted = await deleteMovies(ctx, { ids: [movie.id, other.id] });
  const { movie: twin } = await createMovie(ctx, { ...film, title: "HEAT" });
  expect(await undo(deleted.change_set)).toMatchObject({
    undone: 1,
    conflicts: [
      {
        ...{ id: movie.id, title: "Heat", reason: "duplicate_movie" },
        existing: `/api/movies/${twin.id}`,
      },
    ],
  });
});

test("a title given back to its first holder is not taken from who has it now", async () => {
  const { movie } = await createMovie(ctx, aMovie({ title: "Heat", release_year: 1995 }));
  const renamed = await updateMovie(ctx, { id: movie.id, version: 1, set: { title: "Heat 2" } });
  await createMovie(ctx, aMovie({ title: "heat", release_year: 1995 }));
  expect(await undo(renamed.change_set)).toMatchObject({
    undone: 0,
    conflicts: [{ title: "Heat 2", reason: "duplicate_movie" }],
  });
});

test("an undo works after a restart", async () => {
  const { movie } = await createMovie(ctx, aMovie({ genre: "A" }));
  const changed = await setGenre(movie, "B");
  const restarted = openDatabase({ ...fixture.options, pool_size: 1 });
  await undo(changed, { ...ctx, db: restarted });
  await restarted.close();
  expect(await genreOf(movie)).toBe("A");
});

test("of many who undo the same change set at once, one does", async () => {
  const movies = Array.from({ length: 20 }, () => aMovie());
  await loadMovies(ctx, { movies, what: "films" });
  const ids = (await listMovies(ctx, {})).movies.map(({ id }) => id);
  const deleted = await deleteMovies(ctx, { ids });
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => undo(deleted.change_set)));
  expect(outcomes.map(({ undone }) => undone).sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 20]);
  for (const { undone, conflict_count } of outcomes) expect(undone + conflict_count).toBe(20);
});

test("a film added while a deletion is undone is in its way, and no error", async () => {
  const film = aMovie();
  const { movie } = await createMovie(ctx, film);
  const deleted = await deleteMovies(ctx, { ids: [movie.id] });
  let undone: ReturnType<typeof undo> | undefined;
  const { movie: twin } = await fixture.db.prisma.$transaction(async (client) => {
    const added = await createMovie({ ...ctx, transaction: { client, afterwards: [] } }, film);
    undone = undo(deleted.change_set);
    await fixture.untilBlocked();
    return added;
  });
  expect(await undone).toMatchObject({
    undone: 0,
    conflicts: [{ reason: "duplicate_movie", existing: `/api/movies/${twin.id}` }],
  });
});

test("a film changed while its change is undone is left as it is then", async () => {
  const { movie } = await createMovie(ctx, aMovie({ genre: "A" }));
  const changed = await setGenre(movie, "B");
  let undone: ReturnType<typeof undo> | undefined;
  await fixture.db.prisma.$transaction(async (client) => {
    const input = { id: movie.id, version: 2, set: { genre: "C" } };
    await updateMovie({ ...ctx, transaction: { client, afterwards: [] } }, input);
    undone = undo(changed);
    await fixture.untilBlocked();
  });
  expect(await undone).toMatchObject({ undone: 0, conflicts: [{ reason: "changed_since" }] });
  expect(await genreOf(movie)).toBe("C");
});

test("only an editor undoes, and only what was done", async () => {
  const { change_set } = await createMovie(ctx, aMovie());
  await expect(undo(change_set, fixture.as("viewer"))).rejects.toMatchObject({ code: "forbidden" });
  await expect(undo(unknown)).rejects.toMatchObject({ code: "change_set_not_found" });
});
