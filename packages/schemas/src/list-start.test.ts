import { expect, test } from "vitest";
import { ListMoviesInput } from "./movie-record";

test.each([
  [{ from: "m" }, undefined],
  [{ from: "" }, "must have 1 to 500 characters"],
  [{ from: "a\u0000" }, "must not contain control characters"],
  [{ from: "m", sort: "-release_year" }, "must be a whole number"],
  [{ from: "1980", sort: "-release_year,title" }, undefined],
  [{ from: "12345678901", sort: "release_year" }, "must be a whole number"],
  [{ from: "2026-02-28", sort: "expiry_date" }, undefined],
  [
    { from: "2026-02-30", sort: "expiry_date" },
    "must be an existing date YYYY-MM-DD, from 0001-01-01 to 9999-12-31",
  ],
  [{ from: "2026-02-28T10:00:00Z", sort: "-updated_at" }, undefined],
  [{ from: "2026-02-28", sort: "updated_at" }, "must be a time as RFC 3339 writes it"],
  [{ from: "m", q: "alien" }, "needs a sort where words are looked for"],
  [{ from: "m", q: "alien", sort: "genre" }, undefined],
])("whether a list can begin as in %j is said at its field", (input, problem) => {
  const issues = ListMoviesInput.safeParse(input).error?.issues ?? [];
  expect(issues.map(({ path, message }) => [path, message])).toEqual(
    problem === undefined ? [] : [[["from"], problem]],
  );
});
