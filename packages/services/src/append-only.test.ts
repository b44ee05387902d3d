import { recordSecurityEvent } from "@marquee/auth/security-event";
import { Prisma } from "@marquee/db/generated/client";
import { runAsSuperuser } from "@marquee/db/test-database";
import { aMovie } from "@marquee/schemas/movie-arbitrary";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { createMovie, deleteMovies } from "./movie-write";
import { createServiceFixture, type ServiceFixture } from "./service-fixture";

let fixture: ServiceFixture;
/** Plain pg, without Prisma. */
let client: { query(text: string, values?: string[]): Promise<unknown>; release(): void };
let live: string;
let trashed: string;

beforeAll(async () => {
  fixture = await createServiceFixture();
  client = await fixture.db.streams.connect();
  const ctx = fixture.as("editor");
  live = (await createMovie(ctx, aMovie())).movie.id;
  trashed = (await createMovie(ctx, aMovie())).movie.id;
  await deleteMovies(ctx, { ids: [trashed] });
  const origin = { ...ctx, address: "192.0.2.7", user_agent: undefined };
  await recordSecurityEvent(fixture.db.prisma, origin, { kind: "sign_in" });
});
afterAll(async () => {
  client.release();
  await fixture.close();
});

const history = () =>
  fixture.rows(Prisma.sql`
    SELECT to_jsonb(change_sets) AS change_set, to_jsonb(changes) AS change,
      (SELECT jsonb_agg(to_jsonb(security_events)) FROM security_events) AS events
    FROM change_sets JOIN changes ON change_set_id = id ORDER BY movie_id, version`);

async function expectUntouched(attempt: () => Promise<unknown>, message: RegExp): Promise<void> {
  const before = await history();
  expect(before).toHaveLength(3);
  await expect(attempt()).rejects.toThrow(message);
  expect(await history()).toEqual(before);
}

const refused = /History is only added to/;
/** What refuses a statement: the trigger of the table that it names first. */
const refusalOf = (statement: string) =>
  new RegExp(
    `History is only added to: .* of ${/change_sets|changes|security_events/.exec(statement)?.[0]} is`,
  );
const statements = [
  "UPDATE changes SET version = 7",
  "UPDATE changes SET before = NULL WHERE false",
  "DELETE FROM changes",
  "DELETE FROM changes WHERE false",
  "TRUNCATE changes",
  "UPDATE change_sets SET summary = 'nothing'",
  "DELETE FROM change_sets",
  "TRUNCATE change_sets CASCADE",
  "TRUNCATE movies, changes, change_sets",
  "INSERT INTO changes SELECT * FROM changes ON CONFLICT (change_set_id, movie_id) DO UPDATE SET version = 7",
  "UPDATE security_events SET address = NULL",
  "UPDATE security_events SET actor_name = 'nobody' WHERE false",
  "DELETE FROM security_events",
  "TRUNCATE security_events",
  "INSERT INTO security_events SELECT * FROM security_events ON CONFLICT (id) DO UPDATE SET kind = 'sign_out'",
  "MERGE INTO security_events USING (SELECT 1) AS one ON true WHEN MATCHED THEN DELETE",
  "MERGE INTO changes USING (SELECT 1) AS one ON true WHEN MATCHED THEN DELETE",
];

test.each(statements)("plain SQL cannot: %s", async (statement) => {
  await expectUntouched(() => client.query(statement), refusalOf(statement));
});

test.each(statements)("neither as the purge, except to take away: %s", async (statement) => {
  const attempt = async () => {
    await client.query("BEGIN");
    try {
      await client.query("SET LOCAL marquee.is_purging = on");
      await client.query(statement);
      throw new Error("It was let through");
    } finally {
      await client.query("ROLLBACK");
    }
  };
  const isHarmless = statement.startsWith("UPDATE changes") && statement.endsWith("false");
  await expectUntouched(attempt, isHarmless ? /let through/ : /only added to|only takes away/);
});

test.each([...statements, "SET marquee.is_purging = on; UPDATE changes SET after = NULL"])(
  "nor as a replica does, which skips ordinary triggers: %s",
  async (statement) => {
    const url = new URL(inject("testPostgresUrl"));
    url.pathname = new URL(fixture.options.url).pathname;
    const attempt = () =>
      runAsSuperuser(url.href, `SET session_replication_role = replica; ${statement}`);
    await expectUntouched(attempt, /only added to|only takes away/);
  },
);

test("Prisma cannot either", async () => {
  const { change, changeSet, securityEvent } = fixture.db.prisma;
  const attempts = [
    () => change.updateMany({ data: { version: 7 } }),
    () => change.deleteMany(),
    () => changeSet.updateMany({ data: { summary: "nothing" } }),
    () => changeSet.deleteMany(),
    () => securityEvent.updateMany({ data: { address: null } }),
    () => securityEvent.deleteMany(),
    () => fixture.db.prisma.$executeRawUnsafe("TRUNCATE changes"),
  ];
  for (const attempt of attempts) await expectUntouched(attempt, refused);
});

test.each([
  ["of a live film", () => live],
  ["of a film in the trash", () => trashed],
])("the purge itself takes nothing away %s", async (_, id) => {
  const attempt = () =>
    fixture.db.prisma.$transaction([
      fixture.db.prisma.$executeRawUnsafe("SET LOCAL marquee.is_purging = on"),
      fixture.db.prisma.$executeRaw(
        Prisma.sql`UPDATE changes SET after = NULL WHERE movie_id = ${id()}::uuid`,
      ),
    ]);
  await expectUntouched(attempt, /only takes away/);
});

test("of a film that is gone, the purge may take away and not invent", async () => {
  const tried = async (set: string) => {
    await client.query("BEGIN");
    try {
      await client.query("SET LOCAL marquee.is_purging = on");
      await client.query("DELETE FROM movies WHERE id = $1", [trashed]);
      await client.query(`UPDATE changes SET ${set} WHERE movie_id = $1`, [trashed]);
    } finally {
      await client.query("ROLLBACK");
    }
  };
  await tried("before = before - 'genre', after = after - 'genre'");
  for (const set of [
    `before = '{"title": "Another"}'`,
    `after = '{"title": "Another"}'`,
    "version = version + 1",
    "movie_id = gen_random_uuid()",
  ]) {
    await expectUntouched(() => tried(set), /only takes away/);
  }
});
