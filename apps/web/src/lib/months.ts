import { type CalendarDate, endOfMonth } from "@marquee/schemas/calendar-date";

/** A month of a year, as `2026-11`. */
export type Month = string;

const written = new Map<string, Intl.DateTimeFormat>();

function format(month: Month, locale: string, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify([locale, options]);
  const made =
    written.get(key) ??
    new Intl.DateTimeFormat(locale, {
      ...options,
      timeZone: "UTC",
      calendar: "gregory",
      numberingSystem: "latn",
    });
  written.set(key, made);
  return made.format(new Date(`${month}-01T00:00:00Z`));
}

/** A month as people write it, e.g. November 2026. */
export function formatMonth(month: Month, locale: string): string {
  return format(month, locale, { month: "long", year: "numeric" });
}

/** The same where there is little room, e.g. Nov 2026. */
export function formatShortMonth(month: Month, locale: string): string {
  return format(month, locale, { month: "short", year: "numeric" });
}

/** The month a day is in. */
export function monthOf(date: CalendarDate): Month {
  return date.slice(0, 7);
}

/** The first and the last day of a month. */
export function daysOf(month: Month): { first: CalendarDate; last: CalendarDate } {
  const first = `${month}-01`;
  return { first, last: endOfMonth(first) };
}
