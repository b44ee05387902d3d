import { findFreePort } from "@marquee/db/free-port";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import { afterAll, beforeAll } from "vitest";
import type { Received, Sent } from "../contract/http-client";
import { mutate, type Outcome, rest } from "../contract/trpc-call";
import { type ApiFixture, createApiFixture } from "../src/api-fixture";
import { type BuiltCopy, serveCopy } from "./built-copy";
import { type EarlierFilms, makeEarlierFilms } from "./earlier-films";
import { addFields } from "./field-edits";
import { makeScratchCopy, type ScratchCopy } from "./scratch-copy";

export const minutes = 60_000;

/** The film that a procedure answers. */
export const movieOf = ({ value }: Outcome) => (value as { movie: MovieRecord }).movie;

export type ProductWithAddedFields = ReturnType<typeof productWithAddedFields>;

/**
 * A copy of the product to which the fields were added, built and served for the tests of this file, over a
 * database that had films before.
 */
export function productWithAddedFields() {
  let copy: ScratchCopy;
  let earlier: ApiFixture;
  let films: EarlierFilms;
  let product: BuiltCopy;
  beforeAll(async () => {
    earlier = await createApiFixture();
    films = await makeEarlierFilms(earlier.as("editor"));
    copy = makeScratchCopy({ E2E_PORT: String(await findFreePort()) });
    addFields(copy);
    await copy.pnpm("install", "--frozen-lockfile", "--prefer-offline");
    await copy.pnpm("build");
    product = await serveCopy(copy, earlier);
  }, 5 * minutes);
  afterAll(async () => {
    await product?.stop();
    await earlier.close();
    copy.remove();
  });

  const call = (sent: Sent): Promise<Received> => product.call(sent);
  let count = 0;
  /** A film that gives what must be given, and these fields. */
  const film = (fields: object = {}) => {
    count += 1;
    const required = { genre: "Thriller", expiry_date: "2031-01-31", release_year: 2001 };
    return { title: `New film ${count}`, ...required, ...fields };
  };
  return {
    call,
    film,
    made: async (fields: object = {}): Promise<MovieRecord> =>
      movieOf(await mutate(call, "movie.create", film(fields))),
    get: (path: string) => rest(call, { method: "GET", path }),
    post: (path: string, body: object) => rest(call, { method: "POST", path, body }),
    patch: (id: string, version: number, body: object) => {
      const headers = { "if-match": `"v${version}"` };
      return rest(call, { method: "PATCH", path: `/api/movies/${id}`, headers, body });
    },
    copy: () => copy,
    films: () => films,
  };
}
