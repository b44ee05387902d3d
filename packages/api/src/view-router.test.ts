import type { MovieStats } from "@marquee/schemas/movie-stats";
import type { CountedView } from "@marquee/schemas/view";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mutate, query } from "../contract/trpc-call";
import { type ApiFixture, createApiFixture } from "./api-fixture";

let fixture: ApiFixture;

beforeAll(async () => {
  fixture = await createApiFixture();
  const film = { title: "Alien", genre: "Horror", expiry_date: "2030-12-31", release_year: 1979 };
  for (const title of ["Alien", "Aliens"]) {
    await fixture.as("editor")({ method: "POST", path: "/api", body: { ...film, title } });
  }
});
afterAll(() => fixture.close());

test("a view is made, listed with its count, changed and deleted", async () => {
  const send = fixture.as("viewer");
  const made = await mutate(send, "view.create", { name: "Horror", query: "genre:horror alein" });
  const view = made.value as CountedView;
  const listed = await query(send, "view.list", {});
  expect(listed.value).toEqual([{ ...view, count: { count: 2, kind: "exact" } }]);
  const set = { query: "genre:horror", columns: ["title"] };
  const changed = await mutate(send, "view.update", { id: view.id, set });
  expect(changed.value).toMatchObject(set);
  expect(await mutate(send, "view.delete", { id: view.id })).toMatchObject({ status: 200 });
  expect((await query(send, "view.list", {})).value).toEqual([]);
});

test.each<[string, object, string[]]>([
  ["no name", {}, ["/name"]],
  ["a query that is none", { name: "x", query: "gnere:x" }, ["/query"]],
  ["an order that is none", { name: "x", sort: "no_field" }, ["/sort"]],
  ["a column that is none", { name: "x", columns: ["title", "id"] }, ["/columns/1"]],
  ["a column twice", { name: "x", columns: ["title", "title"] }, ["/columns"]],
  ["no columns", { name: "x", columns: [] }, ["/columns"]],
  ["fields that are none", { name: "x", owner_id: "y" }, ["/owner_id"]],
])("a view with %s is refused", async (_, input, names) => {
  expect(await mutate(fixture.as("viewer"), "view.create", input)).toMatchObject({
    status: 400,
    code: "invalid_input",
    names,
  });
});

test("films are counted by genre, year and month at once", async () => {
  const { value } = await query(fixture.as("viewer"), "movie.stats", { query: "genre:horror" });
  expect(value).toMatchObject({
    total: 2,
    genres: [{ genre: "Horror", count: 2 }],
    years: [{ release_year: 1979, count: 2 }],
    decades: [{ decade: 1970, count: 2 }],
    expiry_months: [{ month: "2030-12", count: 2 }],
  } satisfies Partial<MovieStats>);
});

test("titles are suggested as genres are", async () => {
  const send = fixture.as("viewer");
  const titles = await query(send, "movie.suggest", { field: "title", text: "alein" });
  expect(titles.value).toEqual(["Alien", "Aliens"]);
  const genres = await query(send, "movie.suggest", { field: "genre", text: "horor" });
  expect(genres.value).toEqual(["Horror"]);
});
