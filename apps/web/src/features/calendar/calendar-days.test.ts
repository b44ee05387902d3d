import { expect, test } from "vitest";
import { laterMonth, movedByKey, weeksOf } from "./calendar-days";

test.each([
  ["2026-11", 1, "2026-10-26", "2026-12-06"],
  ["2026-11", 0, "2026-11-01", "2026-12-05"],
  ["2027-02", 1, "2027-02-01", "2027-02-28"],
  ["0001-01", 1, "0001-01-01", "0001-02-04"],
])("the weeks of %s, from weekday %i, run from %s to %s", (month, firstWeekday, first, last) => {
  const days = weeksOf(month, firstWeekday).flat();
  expect([days[0], days.at(-1)]).toEqual([first, last]);
  expect(new Set(days).size).toBe(days.length);
});

test.each([
  ["ArrowUp", false, "2026-10-25"],
  ["Home", false, "2026-11-01"],
  ["End", false, "2026-11-07"],
  ["PageDown", false, "2026-12-01"],
  ["PageUp", true, "2025-11-01"],
  ["a", false, undefined],
])("%s with shift %s leads from Sunday 1 November to %s", (key, shiftKey, day) => {
  expect(movedByKey({ key, shiftKey }, "2026-11-01", 0)).toBe(day);
});

test("End leads to Sunday where weeks begin with Monday", () => {
  expect(movedByKey({ key: "End", shiftKey: false }, "2026-11-25", 1)).toBe("2026-11-29");
  expect(movedByKey({ key: "Home", shiftKey: false }, "2026-11-01", 1)).toBe("2026-10-26");
});

test("no month lies outside of the years that days have", () => {
  expect(laterMonth("2026-12", 1)).toBe("2027-01");
  expect(laterMonth("0001-01", -1)).toBeUndefined();
  expect(laterMonth("9999-12", 12)).toBeUndefined();
});
