import { expect, test } from "vitest";
import { formatDay, formatDistance } from "./dates";

test.each([
  ["2026-12-31", "en-GB", "31 Dec 2026"],
  ["2026-12-31", "en-US", "Dec 31, 2026"],
  ["2026-12-31", "de", "31. Dez. 2026"],
  ["2026-12-31", "th", "31 ธ.ค. 2026"],
  ["0001-01-01", "en-GB", "1 Jan 1"],
  ["1582-10-10", "en-GB", "10 Oct 1582"],
  ["9999-12-31", "en-GB", "31 Dec 9999"],
])("%s reads in %s as %s", (date, locale, text) => {
  expect(formatDay(date, locale)).toBe(text);
});

test.each([
  [0, "today"],
  [1, "tomorrow"],
  [-1, "yesterday"],
  [37, "in 37 days"],
  [-3, "3 days ago"],
  [200, "in 7 months"],
  [1000, "in 3 years"],
])("%i days away is %s", (days, text) => {
  expect(formatDistance(days)).toBe(text);
});
