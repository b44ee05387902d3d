import { addDays, addMonths, endOfMonth, isCalendarDate } from "./calendar";
import type { CalendarDate } from "./calendar-date";

/** The days that a written date means: one, or all of a month or a year. */
export type Days = { first: CalendarDate; last: CalendarDate };

const relative = /^([+-]?\d{1,6})([dwmy])$/;

/**
 * Reads a date of a query: `2026-12-31`, `2026-12`, `2026`, `today`, `eom` (the end of today's month), or
 * days, weeks, months or years from today: `30d`, `-2w`, `6m`, `1y`. Undefined for what is none of these,
 * and `out_of_range` for one outside of the years 1 to 9999.
 */
export function readDays(text: string, today: CalendarDate): Days | "out_of_range" | undefined {
  const written = text.toLowerCase();
  if (written === "today") return day(today);
  if (written === "eom") return day(endOfMonth(today));
  const [, amount, unit] = relative.exec(written) ?? [];
  if (amount !== undefined) return day(moved(today, Number(amount), unit)) ?? "out_of_range";
  if (isCalendarDate(written)) return day(written);
  const start = /^\d{4}(-\d\d)?$/.test(written) ? written.padEnd(10, "-01") : "";
  if (!isCalendarDate(start)) return undefined;
  const last = written.length === 4 ? `${written}-12-31` : endOfMonth(start);
  return { first: start, last };
}

function day(date: CalendarDate): Days;
function day(date: CalendarDate | undefined): Days | undefined;
function day(date: CalendarDate | undefined): Days | undefined {
  return date === undefined ? undefined : { first: date, last: date };
}

function moved(today: CalendarDate, amount: number, unit: string | undefined) {
  if (unit === "d") return addDays(today, amount);
  if (unit === "w") return addDays(today, amount * 7);
  return addMonths(today, unit === "m" ? amount : amount * 12);
}
