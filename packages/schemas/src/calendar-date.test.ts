import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, addMonths, daysBetween, endOfMonth, isCalendarDate } from "./calendar";

const padded = (value: number, length: number) => String(value).padStart(length, "0");

test("a date is taken exactly where the calendar has that day", () => {
  const parts = fc.tuple(
    fc.integer({ min: 0, max: 9999 }),
    fc.integer({ min: 0, max: 13 }),
    fc.integer({ min: 0, max: 32 }),
  );
  fc.assert(
    fc.property(parts, ([year, month, day]) => {
      const text = `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
      const instant = new Date(`${text}T00:00:00Z`);
      const exists = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
      expect(isCalendarDate(text)).toBe(exists && year > 0);
    }),
    { numRuns: 2_000 },
  );
});

test("the days added are the days between, in years 1 to 9999 and not beyond", () => {
  const offset = fc.integer({ min: -1_000_000, max: 1_000_000 });
  fc.assert(
    fc.property(offset, (days) => {
      const moved = addDays("2026-11-24", days);
      if (moved === undefined) expect(Math.abs(days)).toBeGreaterThan(700_000);
      else expect(daysBetween("2026-11-24", moved)).toBe(days);
    }),
  );
});

test("a month later is the same day, or the last day of a shorter month", () => {
  expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
  expect(addMonths("2024-01-31", 1)).toBe("2024-02-29");
  expect(addMonths("2026-11-24", 14)).toBe("2028-01-24");
  expect(addMonths("2026-03-31", -13)).toBe("2025-02-28");
  expect(addMonths("9999-12-01", 1)).toBeUndefined();
  expect(addMonths("0001-01-01", -1)).toBeUndefined();
});

test("the months added are the months between, on the same day or on the last of a shorter month", () => {
  const date = fc
    .date({ min: new Date("1000-01-01"), max: new Date("3000-01-01"), noInvalidDate: true })
    .map((instant) => instant.toISOString().slice(0, 10));
  fc.assert(
    fc.property(date, fc.integer({ min: -600, max: 600 }), (from, months) => {
      const moved = addMonths(from, months) ?? "";
      expect(isCalendarDate(moved)).toBe(true);
      const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
      const index = Number(moved.slice(0, 4)) * 12 + Number(moved.slice(5, 7));
      expect(index - (year * 12 + month)).toBe(months);
      const isSameDay = moved.slice(8) === from.slice(8);
      expect(isSameDay || moved === endOfMonth(moved)).toBe(true);
    }),
  );
});
