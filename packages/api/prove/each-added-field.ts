import type { MovieHistoryPage } from "@marquee/schemas/change-set";
import type { MoviePage, MovieRecord } from "@marquee/schemas/movie-record";
import { describe, expect, test } from "vitest";
import { mutate, query, rest } from "../contract/trpc-call";
import { originalFields } from "../src/original-movie";
import { movieOf, type ProductWithAddedFields } from "./added-field-product";
import { added, defaults, values } from "./added-fields";
import { documentedFields } from "./documented-fields";

/** Each field by itself, through every door. */
export function proveEachField({ call, film, made, get, post, patch }: ProductWithAddedFields) {
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
      expect((await patch(id, 1, { genre: "War" })).value).toMatchObject({
        ...values,
        genre: "War",
      });
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
      const inOrder = field.is_default_first
        ? [default_value, ...given]
        : [...given, default_value];
      expect(await list({ sort: name })).toEqual(inOrder);
      expect(await list({ filter: { genre, [name]: { gte: value, lt: greater } } })).toEqual([
        value,
      ]);
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
}
