import { openDatabase } from "@marquee/db/database";
import { Prisma } from "@marquee/db/generated/client";
import type { Condition } from "@marquee/schemas/condition";
import { isServiceError } from "@marquee/schemas/service-error";
import { Sort } from "@marquee/schemas/sort";
import { expect, test } from "vitest";
import type { ServiceContext } from "../src/context";
import { countMovies } from "../src/movie-count";
import { listMovies } from "../src/movie-read";
import { movieStats } from "../src/movie-stats";
import type { ManyFilms } from "./many-films";

/** Conditions that no index serves, and how an error names them. */
const conditions: [string, Condition | undefined][] = [
  ["narrow genre!=drama, or", { genre: { ne: "drama" } }],
  ["narrow genre!=drama,war, or", { genre: { nin: ["drama", "war"] } }],
  ["narrow -genre:drama, or", { not: { genre: "drama" } }],
  ["narrow title~x, or", { title: { contains: "x" } }],
  ["narrow title:*x, or", { title: { ends_with: "x" } }],
  ["narrow genre~ram, or", { genre: { contains: "ram" } }],
  [
    "narrow genre!=war and title~x, or",
    { and: [{ genre: { ne: "war" } }, { title: { contains: "x" } }] },
  ],
  ["", { release_year: { gte: 1900 } }],
  ["", undefined],
];

/** What has to look at every film that a condition leaves. */
const reads: [string, (as: ServiceContext, filter: Condition | undefined) => Promise<unknown>][] = [
  ["counted", (as, filter) => countMovies(as, { filter, kind: "exact" })],
  ["in an odd order", (as, filter) => listMovies(as, { filter, sort: Sort.parse("-genre,title") })],
  ["spread", (as, filter) => movieStats(as, { filter: filter ?? { release_year: { gt: 0 } } })],
  ["searched by words", (as, filter) => listMovies(as, { q: "the night", filter })],
];

const cases = conditions.flatMap(([part, filter]) =>
  reads.map(([what, read]) => [JSON.stringify(filter ?? {}), what, part, filter, read] as const),
);

/** What is not guaranteed is answered in time, or refused with the part of the query to narrow. */
export function proveSlowQueries(catalogue: () => ManyFilms): void {
  test.each(cases)(
    "films of %s %s are answered, or refused by name",
    async (_, __, part, filter, read) => {
      const { ctx, fixture } = catalogue();
      const outcome = await read(ctx, filter).catch((error) => error);
      if (isServiceError(outcome)) expect(outcome.code).toBe("query_too_slow");
      else expect(outcome).not.toBeInstanceOf(Error);
      const db = openDatabase({ ...fixture.options, pool_size: 1 });
      try {
        await db.prisma.$executeRaw(Prisma.sql`SET statement_timeout = 1`);
        await expect(read({ ...ctx, db }, filter)).rejects.toMatchObject({
          code: "query_too_slow",
          message: `This took too long: ${part && `${part} `}add a condition that leaves fewer films.`,
        });
      } finally {
        await db.close();
      }
    },
  );
}
