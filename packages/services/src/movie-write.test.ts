import { Prisma } from "@marquee/db/generated/client";
import { newId } from "@marquee/db/id";
import { Movie } from "@marquee/schemas/movie";
import { aMovie } from "@marquee/schemas/movie-arbitrary";
import { movieFields } from "@marquee/schemas/movie-field";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ServiceContext } from "./context";
import { brokenHistories } from "./history-fixture";
import { getMovie, listMovies } from "./movie-read";
import { fieldValue } from "./movie-sql";
import { createMovie, deleteMovie, deleteMovies, updateMovie } from "./movie-write";
import { createServiceFixture, type ServiceFixture } from "./service-fixture";

let fixture: ServiceFixture;
let ctx: ServiceContext;

beforeAll(async () => {
  fixture = await createServiceFixture();
  ctx = fixture.as("editor");
});
afterAll(() => fixture.close());
beforeEach(() => fixture.empty());

async function written(): Promise<{ films: number; change_sets: number; changes: number }> {
  const [counts] = await fixture.rows<{ films: number; change_sets: number; changes: number }>(
    Prisma.sql`SELECT (SELECT count(*)::int FROM movies) AS films,
      (SELECT count(*)::int FROM change_sets) AS change_sets, (SELECT count(*)::int FROM changes) AS changes`,
  );
  if (!counts) throw new Error("No counts");
  return counts;
}

test("a film comes with its change set and one change, by who asked and through which door", async () => {
  const { movie, change_set } = await createMovie(ctx, aMovie({ title: "Alien" }));
  const [recorded] = await fixture.db.prisma.changeSet.findMany({ include: { changes: true } });
  expect(recorded).toMatchObject({
    id: change_set,
    kind: "create",
    actor_name: "editor",
    door: "rest",
    request_id: "test",
    summary: "Added Alien",
    film_count: 1,
    changes: [{ movie_id: movie.id, version: 1, before: null }],
  });
});

test("a film from before a field has what a new one has that does not give it", async () => {
  const required = movieFields.filter(({ default_value }) => default_value === undefined);
  const values = required.map((field) => fieldValue(field, field.example));
  const names = required.map(({ name }) => Prisma.raw(`"${name}"`));
  const id = newId();
  await fixture.db.prisma.$executeRaw(
    Prisma.sql`INSERT INTO movies (id, ${Prisma.join(names)}) VALUES (${id}::uuid, ${Prisma.join(values)})`,
  );
  const given = required.map(({ name, example }) => [name, example]);
  expect(await getMovie(ctx, { id })).toMatchObject(Movie.parse(Object.fromEntries(given)));
});

test("a write is one statement, without a transaction around it", async () => {
  let statements = 0;
  const $queryRaw = (query: Prisma.Sql) => {
    statements += 1;
    return fixture.db.prisma.$queryRaw(query);
  };
  const counting = { ...ctx, db: { ...ctx.db, prisma: { $queryRaw } as never } };
  const { movie } = await createMovie(counting, aMovie());
  await updateMovie(counting, { id: movie.id, version: 1, set: { genre: "War" } });
  await deleteMovie(counting, { id: movie.id, version: 2 });
  expect(statements).toBe(3);
});

test("a film that is already there is refused with its path, and leaves nothing written", async () => {
  const { movie } = await createMovie(ctx, aMovie({ title: "The Thing", release_year: 1982 }));
  await expect(
    createMovie(ctx, aMovie({ title: " the  THING", release_year: 1982 })),
  ).rejects.toMatchObject({
    code: "duplicate_movie",
    details: { existing: `/api/movies/${movie.id}` },
  });
  expect(await written()).toEqual({ films: 1, change_sets: 1, changes: 1 });
});

test("the same title of another year is another film, and a deleted film is in nobody's way", async () => {
  const film = aMovie({ title: "Nosferatu", release_year: 1922 });
  const { movie } = await createMovie(ctx, film);
  await createMovie(ctx, { ...film, release_year: 1979 });
  await deleteMovie(ctx, { id: movie.id, version: 1 });
  await expect(createMovie(ctx, film)).resolves.toBeTruthy();
});

// One of these characters is 33 bytes of a key.
const bytesOfKey = (bytes: number) => "\ufdfa".repeat(60) + "x".repeat(bytes - 60 * 33);

test.each([
  ["title", bytesOfKey(2001)],
  ["genre", "\ufdfa".repeat(100)],
])("a %s whose key is too long is refused where it stands in the input", async (name, value) => {
  const tooLong = { [name]: value };
  const refusal = (pointer: string) => ({
    code: "invalid_input",
    details: { errors: [{ pointer, code: "too_long" }] },
  });
  await expect(createMovie(ctx, aMovie(tooLong))).rejects.toMatchObject(refusal(`/${name}`));
  expect(await written()).toEqual({ films: 0, change_sets: 0, changes: 0 });
  const { movie } = await createMovie(ctx, aMovie());
  const change = { id: movie.id, version: 1, set: tooLong };
  await expect(updateMovie(ctx, change)).rejects.toMatchObject(refusal(`/set/${name}`));
});

test("a title's key may be 2,000 bytes long", async () => {
  await expect(createMovie(ctx, aMovie({ title: bytesOfKey(2000) }))).resolves.toBeTruthy();
});

test("of many who add the same film at once, one does", async () => {
  const spellings = ["Dune", "DUNE", " dune ", "Ｄｕｎｅ", "dUNE"];
  const attempts = Array.from({ length: 40 }, (_, at) =>
    createMovie(ctx, aMovie({ title: spellings[at % spellings.length] ?? "", release_year: 2021 })),
  );
  const results = await Promise.allSettled(attempts);
  expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  for (const result of results) {
    if (result.status === "rejected")
      expect(result.reason).toMatchObject({ code: "duplicate_movie" });
  }
  expect(await written()).toEqual({ films: 1, change_sets: 1, changes: 1 });
});

test("of many who change one version at once, one does and the others are shown the present film", async () => {
  const { movie } = await createMovie(ctx, aMovie());
  const results = await Promise.allSettled(
    Array.from({ length: 40 }, (_, at) =>
      updateMovie(ctx, { id: movie.id, version: 1, set: { genre: `Genre ${at}` } }),
    ),
  );
  const winners = results.filter((result) => result.status === "fulfilled");
  expect(winners).toHaveLength(1);
  const current = await getMovie(ctx, { id: movie.id });
  expect(current.version).toBe(2);
  for (const result of results) {
    if (result.status === "rejected") {
      expect(result.reason).toMatchObject({ code: "stale_version", details: { current } });
    }
  }
  expect(await written()).toEqual({ films: 1, change_sets: 2, changes: 2 });
});

test("a change that changes nothing keeps the version and has no change set", async () => {
  const { movie } = await createMovie(ctx, aMovie());
  const { title } = movie;
  const answer = await updateMovie(ctx, { id: movie.id, version: 1, set: { title } });
  expect(answer).toEqual({ movie, change_set: null });
  expect(await written()).toMatchObject({ change_sets: 1 });
});

test("a change that would make a film the same as another is refused with the other's path", async () => {
  const { movie: other } = await createMovie(ctx, aMovie({ title: "Heat", release_year: 1995 }));
  const { movie } = await createMovie(ctx, aMovie({ title: "Heat", release_year: 1986 }));
  await expect(
    updateMovie(ctx, { id: movie.id, version: 1, set: { release_year: 1995 } }),
  ).rejects.toMatchObject({
    code: "duplicate_movie",
    details: { existing: `/api/movies/${other.id}` },
  });
  expect(await getMovie(ctx, { id: movie.id })).toEqual(movie);
});

test("films deleted together are one change set, and come back as they were last", async () => {
  await createMovie(ctx, aMovie({ title: "B", genre: "War" }));
  await createMovie(ctx, aMovie({ title: "a", genre: "war" }));
  await createMovie(ctx, aMovie({ title: "C", genre: "Drama" }));
  const deleted = await deleteMovies(ctx, { filter: { genre: "WAR" } });
  expect(deleted.movies.map((movie) => movie.title)).toEqual(["a", "B"]);
  const set = await fixture.db.prisma.changeSet.findUnique({ where: { id: deleted.change_set } });
  expect(set).toMatchObject({ kind: "delete", film_count: 2, summary: "Deleted 2 films" });
  expect((await listMovies(ctx, {})).movies.map((movie) => movie.title)).toEqual(["C"]);
});

test("deletions of the same films at once wait for each other and delete each film once", async () => {
  const made = await Promise.all(Array.from({ length: 30 }, () => createMovie(ctx, aMovie())));
  const ids = made.map(({ movie }) => movie.id);
  const results = await Promise.allSettled(
    Array.from({ length: 10 }, (_, at) =>
      deleteMovies(ctx, { ids: at % 2 === 0 ? ids : [...ids].reverse() }),
    ),
  );
  const deleted = results.map((result) =>
    result.status === "fulfilled" ? result.value.deleted : 0,
  );
  expect(deleted.reduce((sum, count) => sum + count, 0)).toBe(30);
  for (const result of results) {
    if (result.status === "rejected")
      expect(result.reason).toMatchObject({ code: "movie_not_found" });
  }
});

describe("a film that is away", () => {
  const unknown = "0193f7e0-0000-7000-8000-000000000000";

  test.each([
    ["read", (id: string) => getMovie(ctx, { id })],
    ["changed", (id: string) => updateMovie(ctx, { id, version: 2, set: { genre: "War" } })],
    ["deleted", (id: string) => deleteMovie(ctx, { id, version: 2 })],
  ])("cannot be %s: unknown is not found, deleted is in the trash", async (_, use) => {
    const { movie } = await createMovie(ctx, aMovie());
    await deleteMovie(ctx, { id: movie.id, version: 1 });
    await expect(use(unknown)).rejects.toMatchObject({ code: "movie_not_found" });
    await expect(use(movie.id)).rejects.toMatchObject({ code: "movie_deleted" });
  });
});

type Step = { at: number; what: "create" | "update" | "delete"; year: number };
const anyStep: fc.Arbitrary<Step> = fc.record({
  at: fc.nat(4),
  what: fc.constantFrom("create", "update", "delete"),
  year: fc.integer({ min: 1990, max: 1993 }),
});

test("whatever was done, each film's changes lead without a gap to what it is now", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 15 }), async (steps) => {
      await fixture.empty();
      const films: MovieRecord[] = [];
      for (const step of steps) await take(step, films).catch(expectRefusal);
      const broken = await fixture.rows(brokenHistories);
      expect(broken).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

async function take({ at, what, year }: Step, films: MovieRecord[]): Promise<void> {
  const film = films[at];
  if (what === "create" || !film) {
    films.push((await createMovie(ctx, aMovie({ title: `Film ${at}`, release_year: year }))).movie);
  } else if (what === "update") {
    const { id, version } = film;
    films[at] = (await updateMovie(ctx, { id, version, set: { release_year: year } })).movie;
  } else {
    await deleteMovie(ctx, { id: film.id, version: film.version });
  }
}

function expectRefusal(error: unknown): void {
  expect(error).toMatchObject({ code: expect.stringMatching(/^(duplicate_movie|movie_deleted)$/) });
}
