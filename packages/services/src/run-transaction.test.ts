import { Prisma } from "@marquee/db/generated/client";
import { aMovie } from "@marquee/schemas/movie-arbitrary";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ServiceContext } from "./context";
import { readRows, writeRows } from "./database-call";
import { listMovies } from "./movie-read";
import { createMovie } from "./movie-write";
import { inTransaction } from "./run-transaction";
import { createServiceFixture, type ServiceFixture } from "./service-fixture";

let fixture: ServiceFixture;
let ctx: ServiceContext;

beforeAll(async () => {
  fixture = await createServiceFixture();
  ctx = fixture.as("editor");
});
afterAll(() => fixture.close());

const sleep = (ms: number) => Prisma.sql`SELECT pg_sleep(${ms / 1000})::text`;
const isThere = async (title: string) =>
  (await listMovies(ctx, { filter: { title } })).movies.length === 1;

test("what fails in a transaction takes back all of it, even if the failure was passed over", async () => {
  const film = aMovie();
  const limits = { statementMs: 50, wholeMs: 10_000 };
  const passedOver = inTransaction(ctx, limits, async (within) => {
    await createMovie(within, film);
    await readRows(within, sleep(1_000)).catch(() => {});
  });
  await expect(passedOver).rejects.toMatchObject({ code: "database_unavailable" });
  expect(await isThere(film.title)).toBe(false);
});

test("a refused statement takes back only itself", async () => {
  const film = aMovie();
  const codes = await inTransaction(ctx, ctx.db.limits.ordinary, async (within) => {
    await createMovie(within, film);
    return createMovie(within, film).catch((error) => [error.code, error.details.existing]);
  });
  expect(codes).toEqual(["duplicate_movie", expect.stringMatching(/^\/api\/movies\//)]);
  expect(await isThere(film.title)).toBe(true);
});

test("a transaction that takes too long in all is ended by the database, and nothing of it is left", async () => {
  const film = aMovie();
  const limits = { statementMs: 10_000, wholeMs: 300 };
  const slow = inTransaction(ctx, limits, async (within) => {
    await createMovie(within, film);
    await readRows(within, sleep(200));
    await readRows(within, sleep(200));
  });
  await expect(slow).rejects.toMatchObject({ code: "database_unavailable" });
  expect(await isThere(film.title)).toBe(false);
});

test("the limits of a part of a transaction take the place of its own", async () => {
  const outer = { statementMs: 1_000, wholeMs: 1_500 };
  const inner = { statementMs: 20_000, wholeMs: 30_000 };
  const whole = inTransaction(ctx, outer, (within) =>
    inTransaction(within, inner, (deeper) => readRows(deeper, sleep(1_600))),
  );
  await expect(whole).resolves.toHaveLength(1);
});

test("transactions that lock the same films in another order are done again until each has its way", async () => {
  const films = [aMovie(), aMovie()];
  for (const film of films) await createMovie(ctx, film);
  const raise = (within: ServiceContext, title: string | undefined) =>
    writeRows(
      within,
      Prisma.sql`UPDATE movies SET version = version + 1 WHERE title = ${title} RETURNING id`,
    );
  const both = (titles: (string | undefined)[]) =>
    inTransaction(ctx, ctx.db.limits.ordinary, async (within) => {
      for (const title of titles) await raise(within, title);
    });
  const titles = films.map(({ title }) => title);
  await Promise.all(
    Array.from({ length: 4 }, (_, at) => both(at % 2 === 0 ? titles : [...titles].reverse())),
  );
  for (const title of titles) {
    const { movies } = await listMovies(ctx, { filter: { title } });
    expect(movies[0]?.version).toBe(5);
  }
});
