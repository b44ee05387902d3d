import { findFreePort } from "@marquee/db/free-port";
import type { MovieHistoryPage } from "@marquee/schemas/change-set";
import type { MoviePage, MovieRecord } from "@marquee/schemas/movie-record";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Received, Sent } from "../contract/http-client";
import { mutate, type Outcome, query, rest } from "../contract/trpc-call";
import { type ApiFixture, createApiFixture } from "../src/api-fixture";
import { originalFields } from "../src/original-movie";
import { type BuiltCopy, serveCopy } from "./built-copy";
import { documentedFields } from "./documented-fields";
import { type EarlierFilms, makeEarlierFilms } from "./earlier-films";
import { addFields } from "./field-edits";
import { makeScratchCopy, type ScratchCopy } from "./scratch-copy";

/** The fields that docs/extending.md adds: their defaults, and how they are used. */
const added = [
  {
    name: "director",
    default_value: "",
    is_default_first: true,
    ...{ value: "Ridley Scott", greater: "Ridley Scott Jr.", invalid: "x".repeat(201) },
    query: 'by:"ridley  SCOTT"',
    blank_query: 'by:""',
    is_bulk_editable: true,
  },
  {
    name: "rating",
    default_value: "Not rated",
    is_default_first: false,
    ...{ value: "16", greater: "18", invalid: "17" },
    query: "rated:16",
    blank_query: 'rated:"not rated"',
    is_bulk_editable: true,
  },
  {
    name: "runtime_minutes",
    default_value: 0,
    is_default_first: true,
    ...{ value: 117, greater: 1_440, invalid: 1_441 },
    query: "minutes:100..120",
    blank_query: "minutes:0",
    is_bulk_editable: false,
  },
  {
    name: "licensed_from",
    default_value: "0001-01-01",
    is_default_first: true,
    ...{ value: "2024-06-01", greater: "2024-06-02", invalid: "2024-02-30" },
    query: "from:2024-06 from<2024-06-02",
    blank_query: "from:0001-01-01",
    is_bulk_editable: true,
  },
];
const defaults = Object.fromEntries(added.map((field) => [field.name, field.default_value]));
const values = Object.fromEntries(added.map((field) => [field.name, field.value]));

const minutes = 60_000;

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
const get = (path: string) => rest(call, { method: "GET", path });
const post = (path: string, body: object) => rest(call, { method: "POST", path, body });
const patch = (id: string, version: number, body: object) =>
  rest(call, {
    method: "PATCH",
    path: `/api/movies/${id}`,
    headers: { "if-match": `"v${version}"` },
    body,
  });
const movieOf = ({ value }: Outcome) => (value as { movie: MovieRecord }).movie;
const titlesOf = ({ value }: Outcome) => (value as MovieRecord[]).map(({ title }) => title);

let count = 0;
/** A film that gives what must be given, and these fields. */
function film(fields: object = {}) {
  count += 1;
  const required = { genre: "Thriller", expiry_date: "2031-01-31", release_year: 2001 };
  return { title: `New film ${count}`, ...required, ...fields };
}

async function made(fields: object = {}): Promise<MovieRecord> {
  return movieOf(await mutate(call, "movie.create", film(fields)));
}

test("the films that were there have the defaults", async () => {
  const { value } = await get("/api/movies?genre=horror");
  expect(value).toHaveLength(2);
  for (const movie of value as MovieRecord[]) expect(movie).toMatchObject(defaults);
  expect((await query(call, "movie.get", { id: films.changed.id })).value).toMatchObject(defaults);
});

test("a new film has what it gives, and the defaults of what it does not, through every door", async () => {
  expect((await post("/api/movies", film(values))).value).toMatchObject(values);
  expect((await post("/api/movies", film())).value).toMatchObject(defaults);
  const { id } = await made(values);
  expect((await get(`/api/movies/${id}`)).value).toMatchObject(values);
  expect((await query(call, "movie.get", { id })).value).toMatchObject(values);
  expect(await made()).toMatchObject(defaults);
});

describe.each(added)("$name", ({ name, default_value, value, greater, invalid, ...field }) => {
  test("is refused by name where its value is wrong or null", async () => {
    const { id } = await made();
    for (const wrong of [invalid, null]) {
      const refused = { status: 400, code: "invalid_input", names: [`/${name}`] };
      expect(await post("/api/movies", film({ [name]: wrong }))).toMatchObject(refused);
      expect(await patch(id, 1, { [name]: wrong })).toMatchObject(refused);
      expect(await mutate(call, "movie.create", film({ [name]: wrong }))).toMatchObject(refused);
      const names = [`/set/${name}`];
      const change = { id, version: 1, set: { [name]: wrong } };
      expect(await mutate(call, "movie.update", change)).toMatchObject({ ...refused, names });
    }
  });

  test("is changed alone, and left alone by a change of another field", async () => {
    const { id } = await made(values);
    expect((await patch(id, 1, { genre: "War" })).value).toMatchObject({ ...values, genre: "War" });
    const change = { id, version: 2, set: { [name]: greater } };
    const changed = movieOf(await mutate(call, "movie.update", change));
    expect(changed).toMatchObject({ ...values, genre: "War", [name]: greater });
  });

  test("is filtered, searched and ordered by, page by page", async () => {
    const genre = `Genre of ${name}`;
    for (const fields of [{ [name]: greater }, {}, { [name]: value }]) {
      await made({ genre, ...fields });
    }
    const list = async (input: object) => {
      const found = await query(call, "movie.list", { filter: { genre }, ...input });
      return (found.value as MoviePage).movies.map((movie) => movie[name as "title"]);
    };
    const given = [value, greater];
    const inOrder = field.is_default_first ? [default_value, ...given] : [...given, default_value];
    expect(await list({ sort: name })).toEqual(inOrder);
    expect(await list({ filter: { genre, [name]: { gte: value, lt: greater } } })).toEqual([value]);
    expect(await list({ query: field.query })).toEqual([value]);
    expect(await list({ query: field.blank_query })).toEqual([default_value]);
    const whole = new URLSearchParams({ genre, [name]: String(value) });
    expect((await get(`/api/movies?${whole}`)).value).toMatchObject([{ [name]: value }]);

    const seen: unknown[] = [];
    for (let cursor = ""; cursor !== undefined; ) {
      const page = new URLSearchParams({ genre, sort: `-${name}`, limit: "1", cursor });
      const { json, headers } = await call({ method: "GET", path: `/api/movies?${page}` });
      seen.push(...(json as MovieRecord[]).map((movie) => movie[name as "title"]));
      cursor = headers["next-cursor"] as string;
    }
    expect(seen).toEqual(inOrder.reverse());
    const stats = await query(call, "movie.stats", { filter: { genre, [name]: value } });
    expect(stats.value).toMatchObject({ total: 1, genres: [{ genre, count: 1 }] });
  });

  test("is set for many films at once where the schema says so", async () => {
    const ids = [(await made()).id, (await made()).id];
    const edit = { ids, set: { [name]: value }, expected_count: 2 };
    const outcome = await mutate(call, "movie.bulkUpdate", edit);
    if (!field.is_bulk_editable) {
      expect(outcome).toMatchObject({ status: 400, names: [`/set/${name}`] });
      return;
    }
    expect(outcome.value).toMatchObject({ changed: 2 });
    for (const id of ids) {
      const expected = { ...defaults, [name]: value };
      expect((await get(`/api/movies/${id}`)).value).toMatchObject(expected);
    }
  });

  test("is in history before and after, and comes back by undo and from the trash", async () => {
    const { id } = await made({ [name]: value });
    await patch(id, 1, { [name]: greater });
    const history = await query(call, "movie.history", { id, limit: 1 });
    const [change] = (history.value as MovieHistoryPage).changes;
    expect(change).toMatchObject({ before: { [name]: value }, after: { [name]: greater } });
    await post(`/api/change-sets/${change?.change_set}/undo`, {});
    expect((await get(`/api/movies/${id}`)).value).toMatchObject({ [name]: value });
    await mutate(call, "movie.delete", { ids: [id] });
    const trash = (await query(call, "movie.trash", { filter: { [name]: value } })).value;
    expect((trash as MoviePage).movies).toContainEqual(expect.objectContaining({ id }));
    const restored = await mutate(call, "movie.restore", { id });
    expect(movieOf(restored)).toMatchObject({ [name]: value });
  });

  test("is unknown to the paths of the original service", async () => {
    const refused = { status: 400, code: "invalid_input", names: [`/${name}`] };
    expect(await post("/api", film({ [name]: value }))).toMatchObject(refused);
    const parameters = new URLSearchParams({ title: "Alien", [name]: String(value) });
    expect(await get(`/api/search?${parameters}`)).toMatchObject(refused);
    const path = `/api?${parameters}`;
    expect(await rest(call, { method: "DELETE", path })).toMatchObject(refused);
  });

  test("is described for the films of /api/movies, and not for those of /api", async () => {
    const { value: document } = await get("/api/openapi.json");
    expect(documentedFields(document, "/api/movies/{id}", "get", 200)).toContain(name);
    expect(documentedFields(document, "/api", "post", 201)).toEqual(originalFields);
  });
});

test("texts with suggestions are suggested, in any spelling", async () => {
  await made({ director: "Agnès Varda" });
  const suggested = await query(call, "movie.suggest", { field: "director", text: "agnes" });
  expect(suggested.value).toEqual(["Agnès Varda"]);
});

test("the original service's answers have its four fields", async () => {
  const { title } = await made(values);
  const range = "from=2031-01-31&to=2031-01-31";
  for (const path of [
    "/api",
    `/api/search?title=${encodeURIComponent(title)}`,
    `/api/expiredMovies?${range}`,
  ]) {
    for (const page of [path, `${path}${path.includes("?") ? "&" : "?"}limit=1000`]) {
      const found = (await get(page)).value as object[];
      expect(found.length).toBeGreaterThan(0);
      for (const movie of found) expect(Object.keys(movie)).toEqual(originalFields);
    }
  }
  const headers = { accept: "text/csv" };
  const { text } = await call({ method: "GET", path: "/api", headers });
  expect(text.split("\r\n")[0]).toBe(originalFields.join(","));
  const found = await post("/api/search", { query: 'by:"ridley scott"', title });
  expect(titlesOf(found)).toEqual([title]);
  expect((await post("/api", film())).value).not.toHaveProperty("director");
});

test("what was done before the fields is undone, and leaves them as they are", async () => {
  const { changed, deleted, extended } = films;
  expect((await patch(changed.id, 2, values)).status).toBe(200);
  await post(`/api/change-sets/${changed.change_set}/undo`, {});
  expect((await get(`/api/movies/${changed.id}`)).value).toMatchObject({
    ...values,
    genre: "Horror",
  });
  await post(`/api/change-sets/${deleted.change_set}/undo`, {});
  expect((await get(`/api/movies/${deleted.id}`)).value).toMatchObject(defaults);
  const undone = await post(`/api/change-sets/${extended.change_set}/undo`, {});
  expect(undone.value).toMatchObject({ undone: 2, conflicts: [] });
  for (const id of extended.ids) {
    const before = { ...defaults, expiry_date: "2030-12-31" };
    expect((await get(`/api/movies/${id}`)).value).toMatchObject(before);
  }
  const history = await query(call, "movie.history", { id: changed.id });
  const { changes } = history.value as MovieHistoryPage;
  expect(changes.at(-1)?.after).not.toHaveProperty("director");
  expect(changes.at(0)?.after).toMatchObject(values);
});

const program = `
import { createClient } from "../packages/client/dist/client.js";
const client = createClient({ url: "", token: async () => "" });
const film = { title: "Alien", genre: "Horror", expiry_date: "2030-12-31", release_year: 1979 };
const { movie } = await client.movie.create.mutate({ ...film, director: "Ridley Scott" });
const said: [string, number, string] = [movie.director, movie.runtime_minutes, movie.licensed_from];
const input = { filter: { director: { contains: "scott" } }, sort: "-runtime_minutes" };
const { movies } = await client.movie.list.query(input);
const set = { rating: "16" } as const;
await client.movie.update.mutate({ id: movie.id, version: movie.version, set });
console.log(said, movies[0]?.licensed_from, await client.movie.create.mutate(film));
`;

test("the typed client knows them, and tells a misspelling", async () => {
  const check = async (text: string) => {
    const options = { strict: true, noEmit: true, target: "ES2023", module: "NodeNext" };
    const compilerOptions = { ...options, lib: ["ES2023", "DOM"], types: [] };
    const tsconfig = JSON.stringify({ compilerOptions, files: ["program.ts"] });
    copy.write("client-program/package.json", '{ "type": "module" }');
    copy.write("client-program/tsconfig.json", tsconfig);
    copy.write("client-program/program.ts", text);
    await copy.run("node_modules/.bin/tsc", "-p", "client-program");
  };
  await check(program);
  await expect(check(program.replace("movie.director", "movie.directer"))).rejects.toThrow(
    /TS2551: Property 'directer' does not exist/,
  );
  await expect(check(program.replace('"16"', '"17"'))).rejects.toThrow(/TS2322/);
}, 60_000);

test(
  "the whole workspace type-checks",
  async () => {
    await copy.pnpm("typecheck");
  },
  5 * minutes,
);

/** The tests that are generated from the schema, and those that read the database's own description. */
const generatedTests = [
  "packages/schemas/src/movie.test.ts",
  "packages/schemas/src/query.test.ts",
  "packages/db/src/schema-agreement.test.ts",
  "packages/services/src/movie-write.test.ts",
  "packages/services/src/movie-read.test.ts",
  "packages/services/src/query-meaning.test.ts",
  "packages/services/src/change-set-undo-property.test.ts",
  "packages/api/contract/doors.test.ts",
];

test(
  "the tests that the schema generates hold for them too",
  async () => {
    const projects = ["--project", "rules", "--project", "contract"];
    const said = await copy.run("node_modules/.bin/vitest", "run", ...projects, ...generatedTests);
    expect(said).toContain(`Test Files  ${generatedTests.length} passed`);
  },
  5 * minutes,
);

test(
  "a person finds them in the dashboard, on the demo films",
  async () => {
    const playwright = ["exec", "playwright", "test", "--project=prove"];
    expect(await copy.pnpm("--dir", "apps/web", ...playwright)).toMatch(/\b1 passed/);
  },
  5 * minutes,
);
