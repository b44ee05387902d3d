import { Prisma } from "@marquee/db/generated/client";
import type { FilmChange } from "@marquee/schemas/change-set";
import type { Movie } from "@marquee/schemas/movie";
import { aMovie } from "@marquee/schemas/movie-arbitrary";
import { isServiceError } from "@marquee/schemas/service-error";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getChangeSet } from "./change-set-read";
import { undoChangeSet } from "./change-set-undo";
import type { ServiceContext } from "./context";
import { brokenHistories, nowJson } from "./history-fixture";
import { createMovie, deleteMovies, updateMovie } from "./movie-write";
import { createServiceFixture, type ServiceFixture } from "./service-fixture";

let fixture: ServiceFixture;
let ctx: ServiceContext;

beforeAll(async () => {
  fixture = await createServiceFixture();
  ctx = fixture.as("editor");
});
afterAll(() => fixture.close());

type Film = { id: string; version: number; film: Movie | null };
type World = { films: Map<string, Film>; change_sets: string[] };

const anyStep = fc.record({
  what: fc.constantFrom("create", "update", "delete", "undo", "undo"),
  at: fc.nat(),
  title: fc.constantFrom("One", "Two", "Three"),
  genre: fc.constantFrom("A", "B"),
});
type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

async function present(): Promise<Map<string, Film>> {
  const rows = await fixture.rows<Film>(Prisma.sql`
    SELECT id, version, CASE WHEN deleted_at IS NULL THEN ${nowJson} END AS film FROM movies ORDER BY id`);
  return new Map(rows.map((row) => [row.id, row]));
}

const pick = <T>(items: readonly T[], at: number): T | undefined => items[at % items.length];

/** Does one step as well as it can be done, and gives the change set it left, if it did. */
async function take(step: Step, { films, change_sets }: World): Promise<string | null | undefined> {
  const live = [...films.values()].filter(({ film }) => film !== null);
  const chosen = pick(live, step.at);
  const { title, genre } = step;
  if (step.what === "undo") return checkedUndo(pick(change_sets, step.at), films);
  if (step.what === "create" || !chosen) {
    const film = aMovie({ title, genre, release_year: 2000 });
    return (await createMovie(ctx, film)).change_set;
  }
  const { id, version } = chosen;
  if (step.what === "update")
    return (await updateMovie(ctx, { id, version, set: { title, genre } })).change_set;
  const ids = live.filter((_, at) => at <= step.at % live.length).map((film) => film.id);
  return (await deleteMovies(ctx, { ids })).change_set;
}

/** Undoes a change set and holds what came of it against the rule, said again in plain code. */
async function checkedUndo(change_set: string | undefined, films: World["films"]) {
  if (change_set === undefined) return undefined;
  const { changes } = await getChangeSet(ctx, { id: change_set, limit: 1000 });
  const expected = changes.map((change) => ({ change, reason: reasonAgainst(change, films) }));
  const undone = await undoChangeSet(ctx, { id: change_set });
  const reported = new Map(undone.conflicts.map(({ id, reason }) => [id, reason]));
  const after = await present();
  for (const { change, reason } of expected) {
    const before = films.get(change.movie_id);
    const wanted = reason === undefined ? change.before : (before?.film ?? null);
    expect(reported.get(change.movie_id)).toBe(reason);
    expect(after.get(change.movie_id)?.film).toEqual(wanted);
  }
  const put_back = expected.filter(({ reason }) => reason === undefined).length;
  expect(undone).toMatchObject({ undone: put_back, conflict_count: changes.length - put_back });
  return undone.change_set;
}

function reasonAgainst(change: FilmChange, films: World["films"]): string | undefined {
  const now = films.get(change.movie_id)?.film ?? null;
  if (change.after === null && now !== null) return "restored_since";
  if (change.after !== null && now === null) return "deleted_since";
  if (JSON.stringify(sorted(now)) !== JSON.stringify(sorted(change.after))) return "changed_since";
  const isTaken = [...films.values()].some(
    ({ id, film }) => id !== change.movie_id && film?.title === change.before?.title && film,
  );
  return isTaken ? "duplicate_movie" : undefined;
}

function sorted(film: object | null) {
  return film && Object.entries(film).sort();
}

test("whatever was done and undone before, an undo puts back just what is still as it was left", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 3, maxLength: 18 }), async (steps) => {
      await fixture.empty();
      const world: World = { films: new Map(), change_sets: [] };
      for (const step of steps) {
        const change_set = await take(step, world).catch((error: unknown) => {
          const isRefused = isServiceError(error) && error.code === "duplicate_movie";
          if (isRefused && step.what !== "undo") return undefined;
          throw error;
        });
        if (change_set) world.change_sets.push(change_set);
        world.films = await present();
      }
      expect(await fixture.rows(brokenHistories)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
