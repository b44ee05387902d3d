import type { ListChangeSetsInput } from "@marquee/schemas/change-set";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getChangeSet, listChangeSets, movieHistory } from "../src/change-set-read";
import type { ServiceContext } from "../src/context";
import { genericPlansOf, plansOf } from "../src/plan-fixture";
import { createServiceFixture, type ServiceFixture } from "../src/service-fixture";

const longMs = 30 * 60_000;

type Known = { movie_id: string; change_set: string };
type Page = { next_cursor: string | null };
type Read = (as: ServiceContext, known: Known, cursor?: string) => Promise<Page>;

const sets =
  (input: ListChangeSetsInput): Read =>
  (as, _, cursor) =>
    listChangeSets(as, { ...input, cursor, limit: 2 });
const lastYear = { from: "2025-01-01T00:00:00Z", to: "2025-12-31T00:00:00Z" };

const reads: [string, string, Read][] = [
  [
    "the history of a film",
    "changes_movie_id_version_idx",
    (as, { movie_id }, cursor) => movieHistory(as, { id: movie_id, cursor, limit: 2 }),
  ],
  [
    "the changes of one change set",
    "changes_pkey",
    (as, { change_set }, cursor) => getChangeSet(as, { id: change_set, cursor, limit: 2 }),
  ],
  ["change sets by time", "change_sets_at_id_idx", sets({})],
  ["change sets in a range of time", "change_sets_at_id_idx", sets(lastYear)],
  ["change sets of one actor", "change_sets_actor", sets({ actor: "user 7" })],
  [
    "change sets of one actor in a range of time",
    "change_sets_actor",
    sets({ actor: "user 7", ...lastYear }),
  ],
  ["the deletions of one actor", "change_sets_actor", sets({ actor: "user 7", kind: "delete" })],
  ["change sets of the busiest actor", "change_sets_actor", sets({ actor: "robot" })],
  ["change sets of the program", "change_sets_actor", sets({ actor: "system" })],
  [
    "change sets of one film",
    "changes_movie_id_version_idx",
    (as, { movie_id }, cursor) => listChangeSets(as, { movie_id, cursor, limit: 2 }),
  ],
];

/** Every list of history that is guaranteed is read from an index, among so many change sets. */
export function proveChangeSetPlans(change_sets: number): void {
  describe(`among ${change_sets.toLocaleString("en")} change sets`, () => {
    let fixture: ServiceFixture;
    let ctx: ServiceContext;
    let known: Known;

    beforeAll(async () => {
      fixture = await createServiceFixture();
      ctx = fixture.as("viewer");
      known = await loadChangeSets(fixture, change_sets);
    }, longMs);
    afterAll(() => fixture.close());

    test.each(reads)(
      "%s are read by %s, on the first page and on the next",
      async (_, index, read) => {
        const { next_cursor } = await read(ctx, known);
        expect(next_cursor).not.toBeNull();
        for (const cursor of [undefined, next_cursor ?? undefined]) {
          for (const plans of [plansOf, genericPlansOf]) {
            const steps = await plans(ctx, (as) => read(as, known, cursor));
            expect(steps.map(({ node }) => node)).not.toContain("Seq Scan");
            expect(steps.map(({ on }) => on)).toContain(index);
            const sorts = steps.filter(({ node }) => node === "Sort");
            for (const { rows } of sorts) expect(rows).toBeLessThan(100);
          }
        }
      },
    );
  });
}

/**
 * Three years of history: single changes, half of them by one program and the others by 50 people, each
 * film changed five times; and one change set of very many films.
 */
async function loadChangeSets(fixture: ServiceFixture, count: number): Promise<Known> {
  // Of the pool whose statements may take long.
  const client = await fixture.db.streams.connect();
  try {
    await client.query(`
    INSERT INTO change_sets (id, at, kind, actor_kind, actor_id, actor_name, door, request_id, summary, film_count)
    SELECT md5('set ' || at)::uuid, now() - at * interval '3 years' / ${count}, CASE WHEN at % 100 < 98 THEN 'update' ELSE 'delete' END,
      CASE WHEN at % 1000 = 0 THEN 'system' ELSE 'user' END,
      CASE WHEN at % 1000 = 0 THEN NULL WHEN at % 2 = 0 THEN 'robot' ELSE 'user ' || at / 100 % 50 END,
      'x', CASE WHEN at % 10 = 0 THEN 'dashboard' ELSE 'rest' END, 'x', 'x', 1
    FROM generate_series(1, ${count}) AS at`);
    const film = `md5('film ' || at % ${count / 5})::uuid`;
    await client.query(`
    INSERT INTO changes (change_set_id, movie_id, version, before, after)
    SELECT md5('set ' || at)::uuid, ${film}, 2 + (at - 1) / ${count / 5}, '{"genre": "War"}'::jsonb, '{"genre": "Drama"}'::jsonb
    FROM generate_series(1, ${count}) AS at
    UNION ALL
    SELECT md5('set ' || ${count})::uuid, md5('added ' || at)::uuid, 1, NULL, '{"genre": "War"}'
    FROM generate_series(1, ${count / 5}) AS at`);
    await client.query("ANALYZE change_sets, changes");
    const { rows } = await client.query<Known>(
      `SELECT md5('set ' || ${count})::uuid AS change_set, md5('film 7')::uuid AS movie_id`,
    );
    const [known] = rows;
    if (!known) throw new Error("No change sets were loaded");
    return known;
  } finally {
    client.release();
  }
}
