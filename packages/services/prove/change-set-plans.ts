import { Prisma } from "@marquee/db/generated/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getChangeSet, listChangeSets, movieHistory } from "./change-set-read";
import type { ServiceContext } from "./context";
import { plansOf } from "./plan-fixture";
import { createServiceFixture, type ServiceFixture } from "./service-fixture";

const change_sets = 100_000;

let fixture: ServiceFixture;
let ctx: ServiceContext;
let movie_id: string;
let change_set: string;

beforeAll(async () => {
  fixture = await createServiceFixture();
  ctx = fixture.as("viewer");
  await fixture.db.prisma.$executeRaw(Prisma.sql`
    INSERT INTO change_sets (id, at, kind, actor_kind, actor_id, actor_name, door, request_id, summary, film_count)
    SELECT gen_random_uuid(), now() - at * interval '1 minute', 'update', 'user', 'user ' || at % 50, 'x', 'rest', 'x', 'x', 1
    FROM generate_series(1, ${change_sets}::integer) AS at`);
  await fixture.db.prisma.$executeRaw(Prisma.sql`
    INSERT INTO changes (change_set_id, movie_id, version)
    SELECT id, md5((film_count + row_number() OVER () % 20000)::text)::uuid, row_number() OVER () FROM change_sets`);
  await fixture.db.prisma.$executeRaw(Prisma.sql`ANALYZE change_sets, changes`);
  const [one] = await fixture.rows<{ movie_id: string; change_set_id: string }>(
    Prisma.sql`SELECT movie_id, change_set_id FROM changes LIMIT 1`,
  );
  movie_id = one?.movie_id ?? "";
  change_set = one?.change_set_id ?? "";
});
afterAll(() => fixture.close());

test.each<[string, string, (ctx: ServiceContext) => Promise<unknown>]>([
  [
    "the history of a film",
    "changes_movie_id_version_idx",
    (as) => movieHistory(as, { id: movie_id }),
  ],
  ["one change set", "changes_pkey", (as) => getChangeSet(as, { id: change_set })],
  ["change sets by time", "change_sets_at_id_idx", (as) => listChangeSets(as, {})],
  [
    "change sets in a range of time",
    "change_sets_at_id_idx",
    (as) => listChangeSets(as, { from: "2026-01-01T00:00:00Z", to: new Date().toISOString() }),
  ],
  [
    "change sets of one actor",
    "change_sets_actor",
    (as) => listChangeSets(as, { actor: "user 7" }),
  ],
  [
    "change sets of the program",
    "change_sets_actor",
    (as) => listChangeSets(as, { actor: "system" }),
  ],
  [
    "change sets of one film",
    "changes_movie_id_version_idx",
    (as) => listChangeSets(as, { movie_id }),
  ],
])("of 100,000 change sets, %s are found by %s", async (_, index, read) => {
  const steps = await plansOf(ctx, read);
  expect(steps.map(({ node }) => node)).not.toContain("Seq Scan");
  expect(steps.map(({ on }) => on)).toContain(index);
});

test.each<[string, () => Promise<{ next_cursor: string | null }>, (cursor: string) => object]>([
  ["by time", () => listChangeSets(ctx, {}), (cursor) => ({ cursor })],
  [
    "of one actor",
    () => listChangeSets(ctx, { actor: "user 7" }),
    (cursor) => ({ actor: "user 7", cursor }),
  ],
])("a later page of change sets %s is read without sorting them", async (_, first, next) => {
  const { next_cursor } = await first();
  const steps = await plansOf(ctx, (as) => listChangeSets(as, next(next_cursor ?? "")));
  const nodes = steps.map(({ node }) => node);
  expect(nodes.filter((node) => /Seq Scan|Sort/.test(node))).toEqual([]);
});
