import { Prisma } from "@marquee/db/generated/client";
import { Condition } from "@marquee/schemas/condition";
import { Movie } from "@marquee/schemas/movie";
import { aMovie, anyPlainMovie } from "@marquee/schemas/movie-arbitrary";
import { movieFieldNames, movieFields } from "@marquee/schemas/movie-field";
import { Sort } from "@marquee/schemas/sort";
import { formatSort, type SortKey, sortFields } from "@marquee/schemas/sort-key";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { anyCondition, holds, type KeyedMovie } from "./condition-model";
import type { ServiceContext } from "./context";
import { countMovies } from "./movie-count";
import { loadMovies } from "./movie-load";
import { expiringMovies, listMovies, streamMovies } from "./movie-read";
import { comparable, fieldList } from "./movie-sql";
import { suggestValues } from "./movie-suggest";
import { createMovie, deleteMovies } from "./movie-write";
import { createServiceFixture, type ServiceFixture } from "./service-fixture";

const titles = [
  "Alien",
  "ALIENS",
  "Amélie",
  "Amelie 2",
  "100% Wolf",
  "100_ Wolf",
  "Ω mega",
  "z",
  "Straße",
  "日本",
];
const genres = ["Horror", "horror", "War", "Black Comedy"];
const films: Movie[] = fc.sample(anyPlainMovie(), { seed: 1, numRuns: 60 }).map((film, at) => ({
  ...film,
  title: `${titles[at % titles.length]}${at < titles.length ? "" : ` ${at % 7}`}`,
  genre: genres[at % 3 === 0 ? 0 : at % 4] ?? "War",
  expiry_date: `20${20 + (at % 9)}-0${1 + (at % 5)}-1${at % 3}`,
  release_year: 1970 + at,
}));
const textFields = movieFields.filter(({ kind }) => kind === "text");

let fixture: ServiceFixture;
let ctx: ServiceContext;
let keyed: KeyedMovie[];

beforeAll(async () => {
  fixture = await createServiceFixture();
  ctx = fixture.as("editor");
  await loadMovies(ctx, { movies: films, what: "films" });
  const textKeys = fieldList(
    textFields,
    (field) => Prisma.sql`${Prisma.raw(`'${field.name}'`)}, ${comparable(field)}`,
  );
  const keys = await fixture.rows<Pick<KeyedMovie, "title" | "release_year" | "keys">>(
    Prisma.sql`SELECT title, release_year, jsonb_build_object(${textKeys}) AS keys FROM movies`,
  );
  keyed = films.map((film) => {
    const found = keys.find(
      (row) => row.title === film.title && row.release_year === film.release_year,
    );
    if (!found) throw new Error(`${film.title} was not loaded`);
    return { ...film, keys: found.keys };
  });
});
afterAll(() => fixture.close());

async function wholeList(
  sort: SortKey[],
  limit: number,
  filter?: Condition,
  from?: string,
): Promise<Movie[]> {
  const found: Movie[] = [];
  let cursor: string | undefined;
  do {
    const page = await listMovies(ctx, { sort, limit, filter, from, cursor });
    expect(page.movies.length).toBeLessThanOrEqual(limit);
    found.push(...page.movies);
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return found;
}

const shown = (movies: readonly Movie[]) =>
  movies.map(({ title, release_year }) => `${title} ${release_year}`);

const anySort = fc
  .uniqueArray(fc.constantFrom(...sortFields), { minLength: 1, maxLength: 3 })
  .chain((fields) =>
    fc.tuple(
      ...fields.map((field) =>
        fc.record({ field: fc.constant(field), is_descending: fc.boolean() }),
      ),
    ),
  );

test("pages of any size, in any order, hold every film once and in that order", async () => {
  await fc.assert(
    fc.asyncProperty(anySort, fc.integer({ min: 1, max: 25 }), async (sort, limit) => {
      const whole = await wholeList(sort, 1000);
      expect(whole).toHaveLength(films.length);
      expect(shown(await wholeList(sort, limit))).toEqual(shown(whole));
      expect(shown([...whole].sort(byKeys(sort)))).toEqual(shown(whole));
    }),
    { numRuns: 40 },
  );
});

/** The order that a list must have, said in another way than SQL; ties are left as they are. */
function byKeys(sort: readonly SortKey[]) {
  return (one: Movie, other: Movie): number => {
    for (const { field, is_descending } of sort) {
      if (field === "updated_at") continue;
      const [left, right] = [orderKey(one, field), orderKey(other, field)];
      if (left === right) continue;
      return (left < right ? -1 : 1) * (is_descending ? -1 : 1);
    }
    return 0;
  };
}

function orderKey(film: Movie, field: keyof Movie): string | number {
  const { kind } = movieFields.find(({ name }) => name === field) ?? {};
  const known = keyed.find(
    ({ title, release_year }) => title === film.title && release_year === film.release_year,
  );
  if (kind !== "text" || !known) return film[field];
  return Buffer.from(known.keys[field] ?? "").toString("hex");
}

test("a list begins where it is told to, in either direction, and its pages go on from there", async () => {
  const beginsAt = anySort.chain((sort) =>
    fc.record({
      sort: fc.constant(sort),
      film: fc.constantFrom(...films),
      letters: fc.integer({ min: 1, max: 3 }),
      limit: fc.integer({ min: 1, max: 25 }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(beginsAt, async ({ sort, film, letters, limit }) => {
      const [first] = sort;
      if (!first || first.field === "updated_at") return;
      const { field, is_descending } = first;
      const isText = textFields.some(({ name }) => name === field);
      const from = isText
        ? [...String(film[field])].slice(0, letters).join("")
        : String(film[field]);
      const key = isText ? keyOf(from) : film[field];
      const isBefore = (other: Movie) => {
        const value = orderKey(other, field);
        const beginsWithIt = isText && String(value).startsWith(String(key));
        return !beginsWithIt && (is_descending ? value > key : value < key);
      };
      const whole = await wholeList(sort, 1000);
      const expected = shown(whole.filter((other) => !isBefore(other)));
      expect(shown(await wholeList(sort, limit, undefined, from))).toEqual(expected);
      const before = whole.filter(isBefore);
      expect(shown(await filmsBefore(sort, limit, from))).toEqual(shown(before));
    }),
    { numRuns: 60 },
  );
});

/** All films before the one that a list begins with, read page by page back to the first one, in its order. */
async function filmsBefore(sort: SortKey[], limit: number, from: string): Promise<Movie[]> {
  const begun = await listMovies(ctx, { sort, limit, from });
  let found: Movie[] = [];
  let cursor = begun.previous_cursor;
  while (cursor !== null) {
    const page = await listMovies(ctx, { sort, limit, from, cursor });
    expect(page.movies.length).toBeLessThanOrEqual(limit);
    // Whoever turns round finds what was there.
    const next = await listMovies(ctx, { sort, limit, from, cursor: page.next_cursor ?? "" });
    expect(shown(next.movies)).toEqual(shown([...found, ...begun.movies].slice(0, limit)));
    found = [...page.movies, ...found];
    cursor = page.previous_cursor;
  }
  return found;
}

test("a list that begins past its last film leads back to it", async () => {
  const sort = Sort.parse("release_year");
  const begun = await listMovies(ctx, { sort, limit: 5, from: "2999" });
  expect(begun).toMatchObject({ movies: [], next_cursor: null });
  const last = await listMovies(ctx, { sort, limit: 5, cursor: begun.previous_cursor ?? "" });
  expect(shown(last.movies)).toEqual(shown((await wholeList(sort, 1000)).slice(-5)));
});

test("the first page has none before it, and every page after it has", async () => {
  const first = await listMovies(ctx, { limit: 20 });
  expect(first.previous_cursor).toBeNull();
  const second = await listMovies(ctx, { limit: 20, cursor: first.next_cursor ?? "" });
  const back = await listMovies(ctx, { limit: 20, cursor: second.previous_cursor ?? "" });
  expect(back).toEqual({ ...first, next_cursor: expect.any(String) });
});

/** The key of a text's beginning, as bytes: what these films' titles and genres begin with has no other form. */
function keyOf(text: string): string {
  return Buffer.from(text.normalize("NFKC").toLowerCase().trimStart()).toString("hex");
}

test("a condition finds exactly the films for which it holds", async () => {
  const byFilm = (movies: readonly Movie[]) => shown(movies).sort();
  await fc.assert(
    fc.asyncProperty(anyCondition(keyed), async (input) => {
      const filter = Condition.parse(input);
      const found = await wholeList([], 1000, filter);
      expect(byFilm(found)).toEqual(byFilm(keyed.filter((film) => holds(filter, film))));
      expect(await countMovies(ctx, { filter })).toEqual({ count: found.length, kind: "exact" });
    }),
    { numRuns: 300 },
  );
});

test("films added and deleted while someone pages neither repeat nor hide the others", async () => {
  const sort = Sort.parse("title");
  const first = await listMovies(ctx, { sort, limit: 20 });
  const { movie: early } = await createMovie(ctx, aMovie({ title: "!early" }));
  const { movie: late } = await createMovie(ctx, aMovie({ title: "~late" }));
  const last = first.movies.at(-1);
  const gone = await deleteMovies(ctx, { ids: [last?.id ?? ""] });
  const second = await listMovies(ctx, { sort, limit: 1000, cursor: first.next_cursor ?? "" });
  const seen = shown([...first.movies, ...second.movies]);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toHaveLength(films.length + 1);
  expect(seen).toContain(shown([late])[0]);
  await deleteMovies(ctx, { ids: [early.id, late.id] });
  const restored = gone.movies.map((movie) => Movie.strip().parse(movie));
  await loadMovies(ctx, { movies: restored, what: "films" });
});

test("a cursor of another filter or order is refused, and so is what is no cursor", async () => {
  const { next_cursor } = await listMovies(ctx, { limit: 1 });
  const cursor = next_cursor ?? "";
  for (const other of [{ sort: Sort.parse("-title") }, { filter: { genre: "War" } }]) {
    await expect(listMovies(ctx, { ...other, cursor })).rejects.toMatchObject({
      code: "cursor_mismatch",
    });
  }
  for (const broken of [
    "",
    "x",
    "bnVsbA",
    cursor.slice(0, -4),
    Buffer.from('["a","b"]').toString("base64url"),
  ]) {
    if (broken === "") continue;
    await expect(listMovies(ctx, { cursor: broken })).rejects.toMatchObject({
      code: expect.stringMatching(/^(invalid_input|cursor_mismatch)$/),
    });
  }
});

test("a stream gives the list's films in its order, with just the fields asked for", async () => {
  const streamed: string[] = [];
  for await (const batch of streamMovies(ctx, { fields: ["title", "release_year"] }))
    streamed.push(...batch);
  const listed = await wholeList([], 1000);
  expect(streamed.map((text) => JSON.parse(text))).toEqual(
    listed.map(({ title, release_year }) => ({ title, release_year })),
  );
});

test("an expiry range takes both its ends, soonest first", async () => {
  const { movies } = await expiringMovies(ctx, {
    from: "2021-02-11",
    to: "2023-04-10",
    limit: 1000,
  });
  const dates = movies.map((movie) => movie.expiry_date);
  expect(dates).toEqual(
    films
      .map((film) => film.expiry_date)
      .filter((date) => date >= "2021-02-11" && date <= "2023-04-10")
      .sort(),
  );
});

test("suggested genres are the different ones in use, by key, and those that contain a text", async () => {
  expect(
    (await suggestValues(ctx, { field: "genre" })).map((genre) => genre.toLowerCase()),
  ).toEqual(["black comedy", "horror", "war"]);
  expect(await suggestValues(ctx, { field: "genre", text: "COM" })).toEqual(["Black Comedy"]);
});

test.each(["Pacific/Auckland", "Pacific/Honolulu", "UTC"])(
  "no date shifts where the host's clock is in %s",
  async (zone) => {
    vi.stubEnv("TZ", zone);
    expect(new Date(2026, 0).getTimezoneOffset() === 0).toBe(zone === "UTC");
    const dates = [
      "0001-01-01",
      "1582-10-10",
      "2026-02-28",
      "2026-03-29",
      "2026-12-31",
      "9999-12-31",
    ];
    const made = await Promise.all(
      dates.map((expiry_date) => createMovie(ctx, aMovie({ expiry_date }))),
    );
    try {
      expect(made.map(({ movie }) => movie.expiry_date)).toEqual(dates);
      for (const { movie } of made) {
        const { movies } = await listMovies(ctx, {
          filter: { expiry_date: movie.expiry_date, title: movie.title },
        });
        expect(movies).toEqual([movie]);
      }
      const streamed: string[] = [];
      for await (const batch of streamMovies(ctx, { fields: movieFieldNames }))
        streamed.push(...batch);
      const expiries = streamed.map((text) => (JSON.parse(text) as Movie).expiry_date);
      expect(expiries).toEqual(expect.arrayContaining(dates));
    } finally {
      vi.unstubAllEnvs();
      await deleteMovies(ctx, { ids: made.map(({ movie }) => movie.id) });
    }
  },
);

test("an order in one line reads back as itself", () => {
  fc.assert(
    fc.property(anySort, (sort) => {
      expect(Sort.parse(formatSort(sort))).toEqual(sort);
    }),
  );
});
