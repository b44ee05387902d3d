import { openDatabase } from "@marquee/db/database";
import { Prisma } from "@marquee/db/generated/client";
import { Condition } from "@marquee/schemas/condition";
import { joinSelection, QueryLine, type Selection } from "@marquee/schemas/selection";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ServiceContext } from "./context";
import { countMovies } from "./movie-count";
import { listMovies } from "./movie-read";
import { movieStats } from "./movie-stats";
import { createServiceFixture, type ServiceFixture } from "./service-fixture";
import { slowParts } from "./slow-query";
import { listTrash } from "./trash";

const films = 12_000;

let fixture: ServiceFixture;
let ctx: ServiceContext;

beforeAll(async () => {
  fixture = await createServiceFixture();
  ctx = fixture.as("viewer");
  await fixture.db.prisma.$executeRaw(Prisma.sql`
    INSERT INTO movies (id, title, genre, expiry_date, release_year)
    SELECT gen_random_uuid(), 'Film ' || at, CASE WHEN at % 3 = 0 THEN 'War' ELSE 'Drama' END, '2027-01-01', 1990
    FROM generate_series(1, ${films}::integer) AS at`);
  await fixture.db.prisma.$executeRaw(Prisma.sql`ANALYZE movies`);
});
afterAll(() => fixture.close());

test("a large selection is estimated, and counted where that is asked for", async () => {
  const estimate = await countMovies(ctx, {});
  expect(estimate.kind).toBe("estimated");
  expect(Math.abs(estimate.count - films)).toBeLessThan(films / 10);
  expect(await countMovies(ctx, { kind: "exact" })).toEqual({ count: films, kind: "exact" });
});

test("a small selection is counted even where an estimate would do", async () => {
  const counted = await countMovies(ctx, { filter: { genre: "war" }, kind: "estimated" });
  expect(counted).toEqual({ count: films / 3, kind: "exact" });
});

test("words find at most the best 1,000", async () => {
  expect(await countMovies(ctx, { q: "film", kind: "exact" })).toEqual({
    count: 1_000,
    kind: "exact",
  });
});

test("what takes too long is refused with the parts that no index serves", async () => {
  const db = openDatabase({ ...fixture.options, pool_size: 1 });
  try {
    const query = QueryLine.parse('title~"m 1" -genre:war genre!=comedy year>1900');
    await fixture.db.prisma.$transaction(async (holder) => {
      await holder.$executeRaw(Prisma.sql`LOCK TABLE movies IN ACCESS EXCLUSIVE MODE`);
      const search: typeof countMovies = (as, input) => countMovies(as, { ...input, q: "film" });
      const trash = (as: ServiceContext, input: Selection) =>
        listTrash(as, { filter: joinSelection(input).filter });
      for (const read of [listMovies, countMovies, movieStats, search, trash]) {
        await db.prisma.$executeRaw(Prisma.sql`SET statement_timeout = 50`);
        await expect(read({ ...ctx, db }, { query })).rejects.toMatchObject({
          code: "query_too_slow",
          message:
            "This took too long: narrow genre!=comedy and -genre:war, or add a condition that leaves fewer films.",
        });
      }
    });
  } finally {
    await db.close();
  }
});

test.each<[object, string[]]>([
  [{ title: "alien", genre: { in: ["War"] }, release_year: { gte: 1980 } }, []],
  [{ title: { contains: "ali", starts_with: "al" } }, ["title:al*"]],
  [{ genre: { contains: "horror" } }, ["genre~horror"]],
  [
    { or: [{ genre: { ne: "war" } }, { release_year: { nin: [1980, 1981] } }] },
    ["genre!=war", "year!=1980,1981"],
  ],
  [{ and: [{ not: { genre: "war" } }] }, ["-genre:war"]],
])("of %j, %j is tried film by film", (tree, parts) => {
  expect(slowParts(Condition.parse(tree))).toEqual(parts);
});
