import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, daysBetween, isCalendarDate } from "./calendar-date";

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
