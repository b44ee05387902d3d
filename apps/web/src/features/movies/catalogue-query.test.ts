import { ListMoviesInput } from "@marquee/schemas/movie-record";
import { expect, test } from "vitest";
import { activeFilters, catalogueQuery, movieFilters, windows } from "./catalogue-query";

const today = "2026-11-24";

test("without parameters the whole catalogue is asked for, in its own order", () => {
  expect(catalogueQuery({}, today)).toEqual({ limit: 100 });
});

test("all filters hold together", () => {
  const params = { title: "alien", genre: "Horror", expiry_date: "within-7", sort: "-title" };
  expect(catalogueQuery(params, today)).toEqual({
    filter: {
      title: { contains: "alien" },
      genre: { eq: "Horror" },
      expiry_date: { gte: "2026-11-24", lte: "2026-12-01" },
    },
    sort: "-title",
    limit: 100,
  });
});

test("what an address cannot mean is left out", () => {
  expect(catalogueQuery({ expiry_date: "soonish", sort: "colour" }, today)).toEqual({ limit: 100 });
  expect(activeFilters({ expiry_date: "soonish" })).toEqual([]);
});

test("every filter makes a query that the API takes", () => {
  for (const { field, by } of movieFilters) {
    for (const value of by === "window" ? windows.map((window) => window.value) : ["a%b"]) {
      const query = catalogueQuery({ [field.name]: value }, today);
      expect(query.filter).toHaveProperty([field.name]);
      expect(ListMoviesInput.safeParse(query).error).toBeUndefined();
    }
  }
});
