import { ListChangeSetsInput } from "@marquee/schemas/change-set";
import { Movie } from "@marquee/schemas/movie";
import { aMovie } from "@marquee/schemas/movie-arbitrary";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { getChangeSet, listChangeSets, movieHistory } from "./change-set-read";
import type { ServiceContext } from "./context";
import { loadMovies } from "./movie-load";
import { createMovie, deleteMovie, deleteMovies, updateMovie } from "./movie-write";
import { createServiceFixture, type ServiceFixture } from "./service-fixture";

let fixture: ServiceFixture;
let ctx: ServiceContext;
const unknown = "0193f7e0-0000-7000-8000-000000000000";

beforeAll(async () => {
  fixture = await createServiceFixture();
  ctx = fixture.as("editor");
});
afterAll(() => fixture.close());
beforeEach(() => fixture.empty());

describe("the history of a film", () => {
  test("tells each change, newest first: by whom, through which door, before and after", async () => {
    const film = aMovie({ genre: "Drama" });
    const { movie, change_set } = await createMovie(ctx, film);
    const admin = { ...fixture.as("admin"), door: "dashboard" as const };
    const changed = await updateMovie(admin, { id: movie.id, version: 1, set: { genre: "War" } });
    const deleted = await deleteMovie(ctx, { id: movie.id, version: 2 });
    const { changes, next_cursor } = await movieHistory(ctx, { id: movie.id });
    const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const editor = { kind: "user", id: "editor", name: "editor" };
    const administrator = { kind: "user", id: "admin", name: "admin" };
    const war = { ...film, genre: "War" };
    expect(changes).toEqual([
      {
        ...{ version: 3, at, actor: editor, door: "rest", change_set: deleted.change_set },
        ...{ before: war, after: null },
      },
      {
        ...{ version: 2, at, actor: administrator, door: "dashboard" },
        ...{ change_set: changed.change_set, before: film, after: war },
      },
      { version: 1, at, actor: editor, door: "rest", change_set, before: null, after: film },
    ]);
    expect(next_cursor).toBeNull();
  });

  test("comes in pages that follow each other", async () => {
    let { movie } = await createMovie(ctx, aMovie());
    for (let year = 2000; year < 2007; year += 1) {
      const { id, version } = movie;
      ({ movie } = await updateMovie(ctx, { id, version, set: { release_year: year } }));
    }
    const versions: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await movieHistory(ctx, { id: movie.id, limit: 3, cursor });
      versions.push(...page.changes.map(({ version }) => version));
      cursor = page.next_cursor ?? undefined;
    } while (cursor);
    expect(versions).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
  });

  test("of what was never a film is not found", async () => {
    await expect(movieHistory(ctx, { id: unknown })).rejects.toMatchObject({
      code: "movie_not_found",
    });
  });
});

describe("a change set", () => {
  test("is told with its changes, a page at a time", async () => {
    const movies = Array.from({ length: 5 }, () => aMovie());
    await loadMovies(ctx, { movies, what: "films" });
    const [set] = (await listChangeSets(ctx, {})).change_sets;
    expect(set).toMatchObject({
      ...{ kind: "load", door: "rest", request_id: "test", summary: "Loaded 5 films" },
      ...{ film_count: 5, undoes: null, undone_by: null },
    });
    const id = set?.id ?? "";
    const first = await getChangeSet(ctx, { id, limit: 3 });
    const cursor = first.next_cursor ?? "";
    const second = await getChangeSet(ctx, { id, limit: 3, cursor });
    const changes = [...first.changes, ...second.changes];
    expect(second.next_cursor).toBeNull();
    expect(changes.map(({ after }) => after?.title).sort()).toEqual(
      movies.map(({ title }) => title).sort(),
    );
    expect(changes.every(({ before, version }) => before === null && version === 1)).toBe(true);
    expect(first).toMatchObject(set ?? {});
  });

  test("that nobody wrote is not found", async () => {
    await expect(getChangeSet(ctx, { id: unknown })).rejects.toMatchObject({
      code: "change_set_not_found",
    });
  });
});

type Step = { who: "editor" | "admin" | "system"; what: "create" | "change" | "delete" };
const anyStep: fc.Arbitrary<Step> = fc.record({
  who: fc.constantFrom("editor", "admin", "system"),
  what: fc.constantFrom("create", "change", "delete"),
});

const system = () => ({
  ...ctx,
  actor: { kind: "system" as const, name: "Marquee" },
  door: "system" as const,
});

async function take({ who, what }: Step): Promise<void> {
  const as = who === "system" ? system() : fixture.as(who);
  const { movie } = await createMovie(as, aMovie());
  const { id, version } = movie;
  if (what === "change") await updateMovie(as, { id, version, set: { genre: "War" } });
  if (what === "delete") await deleteMovies(as, { ids: [id] });
}

test("change sets that match a filter are all listed once, newest first, in pages of any size", async () => {
  const anyFilter = fc.record(
    {
      actor: fc.constantFrom("editor", "admin", "system", "nobody"),
      door: fc.constantFrom("rest", "system", "trpc"),
      kind: fc.constantFrom("create", "update", "delete", "undo"),
    },
    { requiredKeys: [] },
  );
  const steps = fc.array(anyStep, { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(steps, anyFilter, fc.integer({ min: 1, max: 5 }), async (all, input, size) => {
      await fixture.empty();
      for (const step of all) await take(step);
      const filter = ListChangeSetsInput.parse(input);
      const every = (await listChangeSets(ctx, { limit: 1000 })).change_sets;
      const wanted = every.filter(
        ({ actor, door, kind }) =>
          (filter.actor ?? actor.id ?? actor.kind) === (actor.id ?? actor.kind) &&
          (filter.door ?? door) === door &&
          (filter.kind ?? kind) === kind,
      );
      const listed: unknown[] = [];
      let cursor: string | undefined;
      do {
        const page = await listChangeSets(ctx, { ...filter, limit: size, cursor });
        listed.push(...page.change_sets);
        cursor = page.next_cursor ?? undefined;
      } while (cursor);
      expect(listed).toEqual(wanted);
      const ids = every.map(({ at, id }) => `${at} ${id}`);
      expect(ids).toEqual([...ids].sort().reverse());
    }),
    { numRuns: 25 },
  );
});

test("change sets are found by film, and by time with both ends inside", async () => {
  const { movie } = await createMovie(ctx, aMovie());
  await createMovie(ctx, aMovie());
  const deleted = await deleteMovies(ctx, { ids: [movie.id] });
  const of = async (input: ListChangeSetsInput) =>
    (await listChangeSets(ctx, input)).change_sets.map(({ summary }) => summary);
  expect(await of({ movie_id: movie.id })).toEqual([
    `Deleted ${movie.title}`,
    `Added ${movie.title}`,
  ]);
  const { at } = await getChangeSet(ctx, { id: deleted.change_set });
  expect(await of({ from: at, to: at })).toContain(`Deleted ${movie.title}`);
  const later = new Date(Date.parse(at) + 1).toISOString();
  expect(await of({ from: later })).toEqual([]);
  const earlier = new Date(Date.parse(at) - 86_400_000).toISOString();
  expect(await of({ to: earlier })).toEqual([]);
});

test("a cursor of another filter is refused", async () => {
  await createMovie(ctx, aMovie());
  await createMovie(ctx, aMovie());
  const { next_cursor } = await listChangeSets(ctx, { limit: 1 });
  const cursor = next_cursor ?? "";
  await expect(listChangeSets(ctx, { kind: "create", cursor })).rejects.toMatchObject({
    code: "cursor_mismatch",
  });
});

test("history is for those who may read films", async () => {
  const { movie, change_set } = await createMovie(ctx, aMovie());
  const nobody = fixture.as("nobody");
  for (const read of [
    () => movieHistory(nobody, { id: movie.id }),
    () => listChangeSets(nobody, {}),
    () => getChangeSet(nobody, { id: change_set }),
  ]) {
    await expect(read()).rejects.toMatchObject({ code: "unauthenticated" });
  }
  const { changes } = await movieHistory(fixture.as("viewer"), { id: movie.id });
  expect(changes[0]?.after).toEqual(Movie.strip().parse(movie));
});
