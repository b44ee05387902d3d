import { BulkSelectInput, BulkUpdateInput } from "@marquee/schemas/bulk";
import { catalogueToday } from "@marquee/schemas/catalogue-day";
import { Movie } from "@marquee/schemas/movie";
import { aMovie } from "@marquee/schemas/movie-arbitrary";
import { movieFields } from "@marquee/schemas/movie-field";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bulkDelete, bulkRestore, bulkUpdate } from "./bulk";
import { findChangeSet, getChangeSet } from "./change-set-read";
import { undoChangeSet } from "./change-set-undo";
import type { ServiceContext } from "./context";
import { brokenHistories } from "./history-fixture";
import { filmsAgainstTheirIds, whileFirstIsHeld } from "./lock-order-fixture";
import { loadMovies } from "./movie-load";
import { getMovie, listMovies } from "./movie-read";
import { createMovie, deleteMovies, updateMovie } from "./movie-write";
import { createServiceFixture, type ServiceFixture } from "./service-fixture";
import { listTrash } from "./trash";

let fixture: ServiceFixture;
let ctx: ServiceContext;

beforeAll(async () => {
  fixture = await createServiceFixture();
  ctx = fixture.as("editor");
});
afterAll(() => fixture.close());
beforeEach(() => fixture.empty());

const update = (input: object) => bulkUpdate(ctx, BulkUpdateInput.parse(input));
const select = (input: object) => BulkSelectInput.parse(input);

async function loaded(films: Partial<Movie>[]): Promise<string[]> {
  await loadMovies(ctx, { movies: films.map((film) => aMovie(film)), what: "films" });
  return (await listMovies(ctx, { limit: 1000 })).movies.map(({ id }) => id);
}

const everyFilm = async () => (await listMovies(ctx, { limit: 1000 })).movies;

describe("an edit of many films", () => {
  test("is one change set with a change for each film that it changes", async () => {
    await loaded([{ genre: "War" }, { genre: "war" }, { genre: "Drama" }, { genre: "Horror" }]);
    const filter = { genre: { in: ["war", "horror"] } };
    const outcome = await update({ filter, set: { genre: "Horror" }, expected_count: 3 });
    expect(outcome).toEqual({
      ...{ dry_run: false, matched: 3, changed: 2, unchanged: 1 },
      change_set: expect.any(String),
    });
    if (outcome.dry_run) throw new Error("It was done");
    const set = await getChangeSet(ctx, { id: outcome.change_set ?? "" });
    expect(set).toMatchObject({ kind: "bulk", film_count: 2 });
    expect(set.summary).toBe("Set genre to Horror for 2 films");
    expect(set.changes.map(({ after }) => after?.genre)).toEqual(["Horror", "Horror"]);
    expect((await everyFilm()).map(({ version }) => version).sort()).toEqual([1, 1, 2, 2]);
    expect(await fixture.rows(brokenHistories)).toEqual([]);
  });

  test("of a selection that has grown or shrunk is refused with the present count", async () => {
    const ids = await loaded([{ genre: "War" }, { genre: "War" }]);
    for (const [selection, count, expected_count] of [
      [{ filter: { genre: "War" } }, 2, 1],
      [{ filter: { genre: "War" } }, 2, 3],
      [{ ids: [...ids, crypto.randomUUID()] }, 2, 3],
    ] as const) {
      const attempt = update({ ...selection, set: { genre: "Drama" }, expected_count });
      await expect(attempt).rejects.toMatchObject({ code: "count_mismatch", details: { count } });
    }
    expect((await everyFilm()).map(({ version }) => version)).toEqual([1, 1]);
  });

  test("that changes nothing leaves no trace", async () => {
    const ids = await loaded([{ genre: "War" }]);
    expect(await update({ ids, set: { genre: "War" }, expected_count: 1 })).toEqual({
      ...{ dry_run: false, matched: 1, changed: 0, unchanged: 1, change_set: null },
    });
  });

  test("that would make two films the same changes none, and names the one in the way", async () => {
    const [first = "", second = ""] = await loaded([
      { title: "A", release_year: 1990 },
      { title: "B", release_year: 1990 },
    ]);
    const { movie: twin } = await createMovie(ctx, aMovie({ title: "b", release_year: 2000 }));
    const edit = { ids: [first, second], set: { release_year: 2000 } };
    await expect(update({ ...edit, expected_count: 2 })).rejects.toMatchObject({
      code: "duplicate_movie",
      details: { existing: `/api/movies/${twin.id}` },
    });
    expect((await everyFilm()).map(({ version }) => version)).toEqual([1, 1, 1]);
    expect(await update({ ...edit, dry_run: true })).toMatchObject({
      warnings: [{ code: "would_duplicate", count: 1, ids: [second] }],
    });
  });

  test("may make a film the same as one in the trash", async () => {
    const [id = "", gone = ""] = await loaded([
      { title: "A", release_year: 1990 },
      { title: "A", release_year: 2000 },
    ]);
    await deleteMovies(ctx, { ids: [gone] });
    const edit = { ids: [id], set: { release_year: 2000 } };
    expect(await update({ ...edit, dry_run: true })).toMatchObject({ changed: 1, warnings: [] });
    expect(await update({ ...edit, expected_count: 1 })).toMatchObject({ changed: 1 });
  });

  test("of two films of one title to one year is refused too", async () => {
    const ids = await loaded(
      [1990, 1991, 1992].map((release_year) => ({ title: "A", release_year })),
    );
    const edit = { ids: ids.slice(0, 2), set: { release_year: 2000 } };
    expect(await update({ ...edit, dry_run: true })).toMatchObject({
      warnings: [{ code: "would_duplicate", count: 2 }],
    });
    await expect(update({ ...edit, expected_count: 2 })).rejects.toMatchObject({
      code: "duplicate_movie",
      details: { existing: `/api/movies/${ids[0]}` },
    });
  });

  test("is undone as a whole", async () => {
    await loaded(Array.from({ length: 30 }, (_, at) => ({ genre: `Genre ${at}` })));
    const before = (await everyFilm()).map(({ genre }) => genre);
    const filter = { release_year: { gt: 0 } };
    const outcome = await update({ filter, set: { genre: "War" }, expected_count: 30 });
    const id = (!outcome.dry_run && outcome.change_set) || "";
    expect(await undoChangeSet(ctx, { id })).toMatchObject({ undone: 30, conflict_count: 0 });
    expect((await everyFilm()).map(({ genre }) => genre)).toEqual(before);
  });
});

describe("rights are extended", () => {
  test.each<[object, string, string, string]>([
    [{ months: 1 }, "2026-01-31", "2026-02-28", "by 1 month"],
    [{ months: 1 }, "2028-01-31", "2028-02-29", "by 1 month"],
    [{ months: 6 }, "2026-08-31", "2027-02-28", "by 6 months"],
    [{ months: 12 }, "2028-02-29", "2029-02-28", "by 12 months"],
    [{ days: 1 }, "2026-12-31", "2027-01-01", "by 1 day"],
    [{ days: 30 }, "2026-02-01", "2026-03-03", "by 30 days"],
    [{ end_of_month: true }, "2026-02-01", "2026-02-28", "to the end of the month"],
    [{ end_of_month: true }, "0001-12-01", "0001-12-31", "to the end of the month"],
    [{ to: "2027-06-30" }, "2026-01-01", "2027-06-30", "to 2027-06-30"],
    [{ months: 1 }, "9999-12-15", "9999-12-31", "by 1 month"],
    [{ days: 36_500 }, "9999-01-01", "9999-12-31", "by 36500 days"],
  ])("%j from %s to %s", async (extend, from, to, how) => {
    const ids = await loaded([{ title: "Alien", expiry_date: from }]);
    const [previewed, outcome] = [
      await update({ ids, extend, dry_run: true }),
      await update({ ids, extend, expected_count: 1 }),
    ];
    expect((await everyFilm())[0]?.expiry_date).toBe(to);
    expect(previewed).toMatchObject({ pairs: [{ after: { expiry_date: to } }] });
    const id = (!outcome.dry_run && outcome.change_set) || "";
    expect((await findChangeSet(ctx, { id })).summary).toBe(`Extended Alien ${how}`);
  });

  test.each<[object, string]>([
    [{ to: "2026-01-01" }, "2026-06-30"],
    [{ end_of_month: true }, "2026-02-28"],
    [{ days: 1 }, "9999-12-31"],
    [{ months: 1 }, "9999-12-31"],
  ])("%j never shortens nor passes the last day: %s stays", async (extend, expiry_date) => {
    const ids = await loaded([{ expiry_date }]);
    expect(await update({ ids, extend, expected_count: 1 })).toMatchObject({
      ...{ changed: 0, unchanged: 1, change_set: null },
    });
  });

  test("by calendar months from any day to the same day of a later month, or its last", async () => {
    const anyDate = fc
      .date({ min: new Date("0001-01-01"), max: new Date("9990-12-31"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    await fc.assert(
      fc.asyncProperty(anyDate, fc.integer({ min: 1, max: 100 }), async (date, months) => {
        await fixture.empty();
        const ids = await loaded([{ expiry_date: date }]);
        await update({ ids, extend: { months }, expected_count: 1 });
        expect((await everyFilm())[0]?.expiry_date).toBe(monthsLater(date, months));
      }),
      { numRuns: 60 },
    );
  });
});

/** The same rule said another way: the day of the month is kept, or is the last that there is. */
function monthsLater(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const index = year * 12 + (month - 1) + months;
  const at = { year: Math.floor(index / 12), month: (index % 12) + 1 };
  const text = (last: number) =>
    `${String(at.year).padStart(4, "0")}-${String(at.month).padStart(2, "0")}-${String(last).padStart(2, "0")}`;
  let last = day;
  while (new Date(`${text(last)}T00:00:00Z`).getUTCDate() !== last) last -= 1;
  return text(last);
}

describe("a preview", () => {
  test("shows the first twenty changes in the catalogue's order, and changes nothing", async () => {
    const titles = Array.from({ length: 30 }, (_, at) => `Film ${String(at).padStart(2, "0")}`);
    await loaded(titles.map((title, at) => ({ title, genre: at < 5 ? "War" : "Drama" })));
    const filter = { title: { starts_with: "film" } };
    const preview = await update({ filter, set: { genre: "War" }, dry_run: true });
    expect(preview).toMatchObject({ dry_run: true, matched: 30, changed: 25, unchanged: 5 });
    if (!preview.dry_run) throw new Error("It was done");
    expect(
      preview.pairs.map(({ before, after }) => [before?.title, before?.genre, after?.genre]),
    ).toEqual(titles.slice(5, 25).map((title) => [title, "Drama", "War"]));
    expect(preview.warnings).toEqual([
      {
        ...{ code: "unchanged", count: 5, detail: "5 films: would stay as they are" },
        ids: expect.arrayContaining([expect.any(String)]),
      },
    ]);
    expect(await everyFilm()).toHaveLength(30);
    expect((await everyFilm()).every(({ version }) => version === 1)).toBe(true);
  });

  test("warns of dates in the past where dates are set, and only there", async () => {
    const today = catalogueToday();
    const [past = "", soon = ""] = await loaded([
      { title: "A", expiry_date: "2020-01-01" },
      { title: "B", expiry_date: today },
    ]);
    const ids = [past, soon];
    const codes = async (input: object) => {
      const preview = await update({ ids, ...input, dry_run: true });
      return preview.dry_run ? preview.warnings.map(({ code, ids }) => [code, ids]) : [];
    };
    expect(await codes({ extend: { days: 1 } })).toEqual([["expiry_in_past", [past]]]);
    expect(await codes({ set: { expiry_date: today } })).toEqual([["unchanged", [soon]]]);
    expect(await codes({ set: { expiry_date: "2000-01-01" } })).toEqual([["expiry_in_past", ids]]);
    expect(await codes({ set: { genre: "Another" } })).toEqual([]);
  });

  test("says just what the edit then does, or why it is refused", async () => {
    const anyFilm = fc.record({
      title: fc.constantFrom("One", "Two", "Three"),
      release_year: fc.constantFrom(1990, 1991, 1992),
      genre: fc.constantFrom("War", "Drama"),
      expiry_date: fc.constantFrom("2020-01-31", "2030-01-31"),
    });
    const anyFilms = fc.uniqueArray(anyFilm, {
      selector: ({ title, release_year }) => `${title} ${release_year}`,
      minLength: 1,
    });
    const anyEdit = fc.oneof(
      fc.record({ set: fc.record({ genre: fc.constantFrom("War", "Horror") }) }),
      fc.record({ set: fc.record({ release_year: fc.constantFrom(1990, 2000) }) }),
      fc.record({ extend: fc.record({ months: fc.constantFrom(1, 12) }) }),
    );
    const anyFilter = fc.constantFrom<object>(
      { genre: "War" },
      { title: { in: ["one", "two"] } },
      { release_year: { lt: 1992 } },
    );
    await fc.assert(
      fc.asyncProperty(anyFilms, anyEdit, anyFilter, async (films, edit, filter) => {
        await fixture.empty();
        await loaded(films);
        const before = await everyFilm();
        const preview = await update({ filter, ...edit, dry_run: true });
        if (!preview.dry_run) throw new Error("It was done");
        const { matched, changed, unchanged } = preview;
        const twins = preview.warnings.find(({ code }) => code === "would_duplicate");
        const attempt = update({ filter, ...edit, expected_count: matched });
        if (twins) {
          await expect(attempt).rejects.toMatchObject({ code: "duplicate_movie" });
          expect(await everyFilm()).toEqual(before);
          return;
        }
        expect(await attempt).toMatchObject({ matched, changed, unchanged });
        for (const { id, after } of preview.pairs) {
          expect(Movie.strip().parse(await getMovie(ctx, { id }))).toEqual(after);
        }
        expect(await fixture.rows(brokenHistories)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe("many films", () => {
  test("are deleted and restored together, with a look first", async () => {
    const ids = await loaded([{ title: "A" }, { title: "B" }, { title: "C" }]);
    const selection = { ids: ids.slice(0, 2) };
    expect(await bulkDelete(ctx, select({ ...selection, dry_run: true }))).toMatchObject({
      ...{ matched: 2, changed: 2, unchanged: 0, warnings: [] },
      pairs: [
        { before: { title: "A" }, after: null },
        { before: { title: "B" }, after: null },
      ],
    });
    const deleted = await bulkDelete(ctx, select({ ...selection, expected_count: 2 }));
    expect(deleted).toMatchObject({ matched: 2, changed: 2 });
    expect((await everyFilm()).map(({ title }) => title)).toEqual(["C"]);
    const filter = { title: { in: ["a", "b", "c"] } };
    const restored = await bulkRestore(ctx, select({ filter, expected_count: 2 }));
    const id = (!restored.dry_run && restored.change_set) || "";
    expect(await findChangeSet(ctx, { id })).toMatchObject({
      ...{ kind: "restore", summary: "Restored 2 films", film_count: 2 },
    });
    expect(await everyFilm()).toHaveLength(3);
    expect(await fixture.rows(brokenHistories)).toEqual([]);
  });

  test("of which one has lost its place are all left in the trash", async () => {
    const ids = await loaded([{ title: "A", release_year: 1990 }, { title: "B" }]);
    await deleteMovies(ctx, { ids });
    const { movie: twin } = await createMovie(ctx, aMovie({ title: "a", release_year: 1990 }));
    const preview = await bulkRestore(ctx, select({ ids, dry_run: true }));
    expect(preview).toMatchObject({ warnings: [{ code: "would_duplicate", count: 1 }] });
    await expect(bulkRestore(ctx, select({ ids, expected_count: 2 }))).rejects.toMatchObject({
      code: "duplicate_movie",
      details: { existing: `/api/movies/${twin.id}` },
    });
    expect((await listTrash(ctx, {})).movies).toHaveLength(2);
  });
});

test("an edit waits for a film being changed, and counts and changes it as it is then", async () => {
  const [id = ""] = await loaded([{ genre: "War" }]);
  let edit: ReturnType<typeof update> | undefined;
  await fixture.db.prisma.$transaction(async (client) => {
    const input = { id, version: 1, set: { genre: "Drama" } };
    await updateMovie({ ...ctx, transaction: { client, afterwards: [] } }, input);
    edit = update({ filter: { genre: "war" }, set: { genre: "Horror" }, expected_count: 1 });
    // Whether it is refused is seen below; that it may be is no unhandled rejection meanwhile.
    edit.catch(() => {});
    await fixture.untilBlocked();
  });
  await expect(edit).rejects.toMatchObject({ code: "count_mismatch", details: { count: 0 } });
  expect((await getMovie(ctx, { id })).genre).toBe("Drama");
});

test("an edit of a selection that has grown writes nothing, whatever its caller's transaction does next", async () => {
  const [id = ""] = await loaded([{ genre: "War" }, { genre: "War" }]);
  await fixture.db.prisma.$transaction(async (client) => {
    const within = { ...ctx, transaction: { client, afterwards: [] } };
    const input = { filter: { genre: "war" }, set: { genre: "Drama" }, expected_count: 1 };
    const edit = bulkUpdate(within, BulkUpdateInput.parse(input));
    await expect(edit).rejects.toMatchObject({ code: "count_mismatch" });
    await deleteMovies(within, { ids: [id] });
  });
  expect(await everyFilm()).toMatchObject([{ genre: "War", version: 1 }]);
});

test("an edit that waits for one film holds none of those that come after it", async () => {
  const ids = await filmsAgainstTheirIds(fixture);
  const input = { filter: { genre: "war" }, set: { genre: "Drama" }, expected_count: 3 };
  expect(await whileFirstIsHeld(fixture, ids, () => update(input))).toMatchObject({ changed: 3 });
});

test("edits of the same films at once, in any order, all come to an end without a deadlock", async () => {
  const ids = await loaded(Array.from({ length: 40 }, () => ({ genre: "War" })));
  await Promise.all(
    Array.from({ length: 8 }, (_, at) =>
      update({
        ids: at % 2 ? ids : [...ids].reverse(),
        set: { genre: `Genre ${at}` },
        expected_count: 40,
      }),
    ),
  );
  expect(new Set((await everyFilm()).map(({ genre }) => genre)).size).toBe(1);
  expect((await everyFilm()).every(({ version }) => version === 9)).toBe(true);
});

test.each<[string, object, string]>([
  ["no selection", { set: { genre: "A" }, expected_count: 1 }, ""],
  ["an empty filter", { filter: {}, set: { genre: "A" }, expected_count: 1 }, "/filter"],
  ["no ids", { ids: [], set: { genre: "A" }, expected_count: 1 }, "/ids"],
  [
    "ids and a filter",
    { ids: [crypto.randomUUID()], filter: { genre: "A" }, set: { genre: "A" }, expected_count: 1 },
    "",
  ],
  ["no edit", { filter: { genre: "A" }, expected_count: 1 }, ""],
  [
    "two edits",
    { filter: { genre: "A" }, set: { genre: "A" }, extend: { days: 1 }, expected_count: 1 },
    "",
  ],
  ["nothing set", { filter: { genre: "A" }, set: {}, expected_count: 1 }, "/set"],
  ["a title", { filter: { genre: "A" }, set: { title: "A" }, expected_count: 1 }, "/set"],
  ["a bad value", { filter: { genre: "A" }, set: { genre: "" }, expected_count: 1 }, "/set/genre"],
  ["no expected count", { filter: { genre: "A" }, set: { genre: "A" } }, "/expected_count"],
  ["no way to extend", { filter: { genre: "A" }, extend: {}, expected_count: 1 }, "/extend"],
  [
    "two ways to extend",
    { filter: { genre: "A" }, extend: { days: 1, months: 1 }, expected_count: 1 },
    "/extend",
  ],
  ["no days", { filter: { genre: "A" }, extend: { days: 0 }, expected_count: 1 }, "/extend/days"],
])("with %s an edit is refused", (_, input, pointer) => {
  const { error } = BulkUpdateInput.safeParse(input);
  expect(error?.issues.map(({ path }) => path.map((part) => `/${String(part)}`).join(""))).toEqual([
    pointer,
  ]);
});

test("a genre whose key is too long is refused where it stands in the input", async () => {
  const { movie } = await createMovie(ctx, aMovie());
  const set = { genre: "\ufdfa".repeat(100) };
  const edit = bulkUpdate(ctx, { ids: [movie.id], set, expected_count: 1 });
  await expect(edit).rejects.toMatchObject({
    code: "invalid_input",
    details: { errors: [{ pointer: "/set/genre", code: "too_long" }] },
  });
});

test("just the fields that the schema marks may be set", () => {
  for (const { name, is_bulk_editable, example } of movieFields) {
    const input = { filter: { genre: "A" }, set: { [name]: example }, dry_run: true };
    expect(BulkUpdateInput.safeParse(input).success).toBe(is_bulk_editable);
  }
});

test("a viewer edits nothing, and looks at no edit either", async () => {
  const viewer = fixture.as("viewer");
  const input = select({ filter: { genre: "A" }, dry_run: true });
  await expect(bulkDelete(viewer, input)).rejects.toMatchObject({ code: "forbidden" });
});
