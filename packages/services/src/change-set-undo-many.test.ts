import { Prisma } from "@marquee/db/generated/client";
import { newId } from "@marquee/db/id";
import { BulkUpdateInput } from "@marquee/schemas/bulk";
import { aMovie } from "@marquee/schemas/movie-arbitrary";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { bulkUpdate } from "./bulk";
import { listChangeSets } from "./change-set-read";
import { undoChangeSet } from "./change-set-undo";
import type { ServiceContext } from "./context";
import { filmsAgainstTheirIds, whileFirstIsHeld } from "./lock-order-fixture";
import { loadMovies } from "./movie-load";
import { getMovie } from "./movie-read";
import { createMovie, deleteMovies } from "./movie-write";
import { createServiceFixture, type ServiceFixture } from "./service-fixture";

let fixture: ServiceFixture;
let ctx: ServiceContext;

beforeAll(async () => {
  fixture = await createServiceFixture();
  ctx = fixture.as("editor");
});
afterAll(() => fixture.close());
beforeEach(() => fixture.empty());

async function lastChangeSet(): Promise<string> {
  const { change_sets } = await listChangeSets(ctx, { limit: 1 });
  return change_sets[0]?.id ?? "";
}

test("an undo that waits for one film holds none of those that come after it", async () => {
  const ids = await filmsAgainstTheirIds(fixture);
  const input = { filter: { genre: "war" }, set: { genre: "Drama" }, expected_count: 3 };
  await bulkUpdate(ctx, BulkUpdateInput.parse(input));
  const id = await lastChangeSet();
  const undone = await whileFirstIsHeld(fixture, ids, () => undoChangeSet(ctx, { id }));
  expect(undone).toMatchObject({ undone: 3, conflict_count: 0 });
});

test("of very many films that are left, all are counted and the first 1,000 are told", async () => {
  const movies = Array.from({ length: 1_001 }, () => aMovie());
  await loadMovies(ctx, { movies, what: "films" });
  const id = await lastChangeSet();
  await deleteMovies(ctx, { filter: { release_year: { gt: 0 } } });
  const { undone, conflict_count, conflicts } = await undoChangeSet(ctx, { id });
  expect({ undone, conflict_count, told: conflicts.length }).toEqual({
    undone: 0,
    conflict_count: 1_001,
    told: 1_000,
  });
});

test("a field that films did not have then neither hinders an undo nor is undone", async () => {
  const { movie } = await createMovie(ctx, aMovie({ title: "New", genre: "War" }));
  const id = newId();
  await fixture.rows(Prisma.sql`
    INSERT INTO change_sets (id, kind, actor_kind, actor_name, door, request_id, summary, film_count)
    VALUES (${id}::uuid, 'update', 'system', 'x', 'system', 'x', 'Changed New', 1)`);
  await fixture.rows(Prisma.sql`
    INSERT INTO changes (change_set_id, movie_id, version, before, after)
    VALUES (${id}::uuid, ${movie.id}::uuid, 2, '{"title": "Old", "release_year": 1999}', '{"title": "New"}')`);
  expect(await undoChangeSet(ctx, { id })).toMatchObject({ undone: 1 });
  expect(await getMovie(ctx, { id: movie.id })).toMatchObject({
    ...{ title: "Old", release_year: 1999, genre: "War", expiry_date: movie.expiry_date },
  });
});
