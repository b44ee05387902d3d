import { aMovie } from "@marquee/schemas/movie-arbitrary";
import { loadMovies } from "@marquee/services/movie-load";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Received } from "../contract/http-client";
import { query as call } from "../contract/trpc-call";
import { type ApiFixture, createApiFixture } from "./api-fixture";

let fixture: ApiFixture;
let send: ReturnType<ApiFixture["as"]>;

const films = [
  aMovie({ title: "Alien", genre: "Horror", release_year: 1979 }),
  aMovie({ title: "Aliens", genre: "Action", release_year: 1986 }),
  aMovie({ title: "Amélie", genre: "Romance", release_year: 2001 }),
  aMovie({ title: "The Thing", genre: "Horror", release_year: 1982 }),
];

beforeAll(async () => {
  fixture = await createApiFixture();
  send = fixture.as("viewer");
  const { db } = fixture;
  const actor = { kind: "system", name: "test" } as const;
  const ctx = { actor, door: "system", request_id: "test", db } as const;
  await loadMovies(ctx, { movies: films, what: "films" });
});
afterAll(() => fixture.close());

const search = (parameters: Record<string, string>, path = "/api/search") =>
  send({ method: "GET", path: `${path}?${new URLSearchParams(parameters)}` });
const titles = ({ json }: Received) => (json as { title: string }[]).map((film) => film.title);

const selections: [Record<string, string>, string[]][] = [
  [{ q: "amelie" }, ["Amélie"]],
  [{ q: "alein" }, ["Alien", "Aliens"]],
  [{ query: "genre:horror year<1980" }, ["Alien"]],
  [{ query: "thing -genre:action" }, ["The Thing"]],
  [{ query: "genre:horror", q: "thing" }, ["The Thing"]],
  [{ query: "genre:horror", genre: "action" }, []],
  [{ query: "year>=1979", filter: '{"genre":"Horror"}' }, ["Alien", "The Thing"]],
  [{ q: "alien", sort: "-title" }, ["Aliens", "Alien"]],
  [{ q: "", query: "" }, ["Alien", "Aliens", "Amélie", "The Thing"]],
];

test.each(selections)("%j finds the same through every door", async (parameters, found) => {
  const { filter, ...rest } = parameters;
  const body = { ...rest, ...(filter === undefined ? {} : { filter: JSON.parse(filter) }) };
  expect(titles(await search(parameters))).toEqual(found);
  expect(titles(await search({ ...parameters, limit: "10" }))).toEqual(found);
  expect(titles(await search(parameters, "/api/movies"))).toEqual(found);
  expect(titles(await send({ method: "POST", path: "/api/search", body }))).toEqual(found);
  const { genre, ...selection }: Record<string, unknown> = body;
  if (genre !== undefined) return;
  const { value } = await call(send, "movie.list", selection);
  expect((value as { movies: { title: string }[] }).movies.map((film) => film.title)).toEqual(
    found,
  );
});

test("pages of a search lead from one to the next, by a link or by the cursor alone", async () => {
  const first = await search({ query: "genre:horror", limit: "1" });
  expect(titles(first)).toEqual(["Alien"]);
  const next = /^<([^>]+)>; rel="next"$/.exec(String(first.headers.link))?.[1] ?? "";
  expect(new URLSearchParams(next.split("?")[1]).get("query")).toBe("genre:horror");
  expect(titles(await send({ method: "GET", path: next }))).toEqual(["The Thing"]);
  const body = { q: "alien", limit: 1 };
  const posted = await send({ method: "POST", path: "/api/search", body });
  expect([titles(posted), posted.headers.link]).toEqual([["Alien"], undefined]);
  const cursor = String(posted.headers["next-cursor"]);
  const second = await send({ method: "POST", path: "/api/search", body: { ...body, cursor } });
  expect([titles(second), second.headers["next-cursor"]]).toEqual([["Aliens"], undefined]);
  const other = await send({
    method: "POST",
    path: "/api/search",
    body: { ...body, q: "aliens", cursor },
  });
  expect(other.json).toMatchObject({ status: 400, code: "cursor_mismatch" });
});

test("a count comes where it is asked for, with what kind of count it is", async () => {
  for (const [path, limit] of [
    ["/api/search", undefined],
    ["/api/search", "1"],
    ["/api/movies", "1"],
  ] as const) {
    const parameters = { query: "genre:horror", count: "exact", ...(limit ? { limit } : {}) };
    const { headers } = await search(parameters, path);
    expect(headers).toMatchObject({ "x-total-count": "2", "x-total-count-kind": "exact" });
  }
  expect((await search({ genre: "horror" })).headers).not.toHaveProperty("x-total-count");
  expect((await search({ count: "roughly" })).json).toMatchObject({
    errors: [{ parameter: "count", detail: "must be exact or estimated" }],
  });
});

test("a query that is none is refused with the parameter and the place in it", async () => {
  const place = { code: "unknown_field", position: 10, length: 5 };
  const text = "year:1979 gnere:horror";
  expect((await search({ query: text })).json).toMatchObject({
    status: 400,
    code: "invalid_input",
    errors: [{ parameter: "query", ...place }],
  });
  const posted = await send({ method: "POST", path: "/api/search", body: { query: text, q: 7 } });
  expect(posted.json).toMatchObject({
    errors: [
      { pointer: "/query", ...place },
      { pointer: "/q", code: "invalid_type" },
    ],
  });
  const { json } = await send({
    method: "GET",
    path: `/api/trpc/movie.list?input=${encodeURIComponent(JSON.stringify({ query: text }))}`,
  });
  expect(json).toMatchObject({ error: { data: { errors: [{ pointer: "/query", ...place }] } } });
});

test("words to search for end at 200 characters", async () => {
  expect((await search({ q: "é".repeat(200) })).status).toBe(200);
  expect((await search({ q: "é".repeat(201) })).json).toMatchObject({
    errors: [{ parameter: "q", code: "too_long" }],
  });
});

test("a field that is not known is refused although it is null, and one that is known constrains nothing", async () => {
  const asked = (body: object) => send({ method: "POST", path: "/api/search", body });
  expect(titles(await asked({ title: "alien", release_year: null }))).toEqual(["Alien"]);
  expect(await asked({ title: "alien", release_yeer: null })).toMatchObject({
    status: 400,
    json: { errors: [{ pointer: "/release_yeer", code: "unknown_field" }] },
  });
});
