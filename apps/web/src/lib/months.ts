import { endOfMonth } from "@marquee/schemas/calendar";
import type { CalendarDate } from "@marquee/schemas/calendar-date";

/** A month of a year, as `2026-11`. */
export type Month = string;

const written = new Map<string, Intl.DateTimeFormat>();

function formatDate(
  date: CalendarDate,
  locale: string,
  options: Intl.DateTimeFormatOptions,
): string {
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
  return made.format(new Date(`${date}T00:00:00Z`));
}

/** A month as people write it, e.g. November 2026. */
export function formatMonth(month: Month, locale: string): string {
  return formatDate(`${month}-01`, locale, { month: "long", year: "numeric" });
}

/** The same where there is little room, e.g. Nov 2026. */
export function formatShortMonth(month: Month, locale: string): string {
  return formatDate(`${month}-01`, locale, { month: "short", year: "numeric" });
}

/** The name of a month beside its year, e.g. Nov. */
export function formatMonthName(month: Month, locale: string): string {
  return formatDate(`${month}-01`, locale, { month: "short" });
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

/** A day with its weekday, e.g. Monday 30 November 2026. */
export function formatWholeDay(date: CalendarDate, locale: string): string {
  return formatDate(date, locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  });
}

/** The weekday of a day, e.g. Mon. */
export function formatWeekday(
  date: CalendarDate,
  locale: string,
  weekday: "short" | "long",
): string {
  return formatDate(date, locale, { weekday });
}
