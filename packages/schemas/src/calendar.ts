import type { CalendarDate } from "./calendar-date";

/** What is told of a text that `isCalendarDate` does not take. */
export const calendarDateRule =
  "must be an existing date YYYY-MM-DD, from 0001-01-01 to 9999-12-31";

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the text names a day that exists, e.g. false for `2026-02-30`. */
export function isCalendarDate(value: string): boolean {
  const match = shape.exec(value);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

function daysInMonth(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === 2) return isLeap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The day that lies `days` after (or, negative, before) a date; undefined where it leaves years 1 to 9999. */
export function addDays(date: CalendarDate, days: number): CalendarDate | undefined {
  const moved = new Date(`${date}T00:00:00Z`).getTime() + days * 86_400_000;
  const instant = new Date(moved);
  if (Number.isNaN(moved) || instant.getUTCFullYear() < 1 || instant.getUTCFullYear() > 9999)
    return undefined;
  return instant.toISOString().slice(0, 10);
}

/**
 * The same day of the month `months` later (or, negative, earlier), or that month's last day where it has
 * no such day; undefined where it leaves years 1 to 9999.
 */
export function addMonths(date: CalendarDate, months: number): CalendarDate | undefined {
  const { year, month, day } = partsOf(date);
  const count = year * 12 + (month - 1) + months;
  const [movedYear, movedMonth] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
  if (!(movedYear >= 1 && movedYear <= 9999)) return undefined;
  return dateOf(movedYear, movedMonth, Math.min(day, daysInMonth(movedYear, movedMonth)));
}

/** The last day of the month that a date is in. */
export function endOfMonth(date: CalendarDate): CalendarDate {
  const { year, month } = partsOf(date);
  return dateOf(year, month, daysInMonth(year, month));
}

function partsOf(date: CalendarDate) {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  return { year, month, day };
}

function dateOf(year: number, month: number, day: number): CalendarDate {
  const padded = (value: number, length: number) => String(value).padStart(length, "0");
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

/** Days from one date to another; negative where the second is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
