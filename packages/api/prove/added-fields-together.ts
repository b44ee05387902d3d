import type { MovieHistoryPage } from "@marquee/schemas/change-set";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import { expect, test } from "vitest";
import { type Outcome, query } from "../contract/trpc-call";
import { originalFields } from "../src/original-movie";
import type { ProductWithAddedFields } from "./added-field-product";
import { defaults, values } from "./added-fields";

const titlesOf = ({ value }: Outcome) => (value as MovieRecord[]).map(({ title }) => title);

/** All of them at once: defaults, films from before, and the doors that have none of them. */
export function proveAddedFieldsTogether(product: ProductWithAddedFields) {
  const { call, film, made, get, post, patch } = product;
  test("the films that were there have the defaults", async () => {
    const { value } = await get("/api/movies?genre=horror");
    expect(value).toHaveLength(2);
    for (const movie of value as MovieRecord[]) expect(movie).toMatchObject(defaults);
    expect(
      (await query(call, "movie.get", { id: product.films().changed.id })).value,
    ).toMatchObject(defaults);
  });

  test("a new film has what it gives, and the defaults of what it does not, through every door", async () => {
    expect((await post("/api/movies", film(values))).value).toMatchObject(values);
    expect((await post("/api/movies", film())).value).toMatchObject(defaults);
    const { id } = await made(values);
    expect((await get(`/api/movies/${id}`)).value).toMatchObject(values);
    expect((await query(call, "movie.get", { id })).value).toMatchObject(values);
    expect(await made()).toMatchObject(defaults);
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
    const { changed, deleted, extended } = product.films();
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
}
