import { expect, test } from "vitest";
import { joinSelection, QueryLine } from "./selection";
import { fieldErrors } from "./service-error";

test("a query that callers give is refused with its place in the text", () => {
  const { error } = QueryLine.safeParse("year:1979 gnere:horror");
  expect(error && fieldErrors(error)).toEqual([
    {
      pointer: "",
      code: "unknown_field",
      detail: expect.stringMatching(/"gnere" is not a field; .* \(at character 11\)/),
      position: 10,
      length: 5,
    },
  ]);
});

test("filter, query and words hold together, and what is empty does not constrain", () => {
  const query = QueryLine.parse("genre:war thing");
  expect(joinSelection({ filter: { release_year: 1982 }, query, q: "the" })).toEqual({
    filter: { and: [{ release_year: 1982 }, { genre: { eq: "war" } }] },
    q: "the thing",
  });
  expect(joinSelection({ query: QueryLine.parse(""), q: "" })).toEqual({});
});
