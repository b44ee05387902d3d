import { addDays, addMonths, daysBetween } from "@marquee/schemas/calendar";
import type { CalendarDate } from "@marquee/schemas/calendar-date";
import { daysOf, type Month, monthOf } from "../../lib/months";

/** Of the days of a week, Sunday being 0, the one that stands first. */
export type FirstWeekday = number;

/** A known Sunday, from which weekdays are counted. */
const aSunday: CalendarDate = "2023-01-01";

/** The weekday of a day, Sunday being 0. */
export function weekdayOf(date: CalendarDate): number {
  return ((daysBetween(aSunday, date) % 7) + 7) % 7;
}

/** How many days lie between the beginning of its week and a day. */
export function placeInWeek(date: CalendarDate, firstWeekday: FirstWeekday): number {
  return (weekdayOf(date) - firstWeekday + 7) % 7;
}

/** The weeks of a month, whole ones, so that days of its neighbours stand at both ends. */
export function weeksOf(month: Month, firstWeekday: FirstWeekday): CalendarDate[][] {
  const { first, last } = daysOf(month);
  const start = -placeInWeek(first, firstWeekday);
  const weeks = Math.ceil((daysBetween(first, last) + 1 - start) / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => addDays(first, start + week * 7 + day)).filter(
      (date) => date !== undefined,
    ),
  );
}

/** The months of a year. */
export function monthsOf(year: number): Month[] {
  const written = String(year).padStart(4, "0");
  return Array.from({ length: 12 }, (_, at) => `${written}-${String(at + 1).padStart(2, "0")}`);
}

/** A month so many months later; undefined where that is no month of years 1 to 9999. */
export function laterMonth(month: Month, months: number): Month | undefined {
  const moved = addMonths(`${month}-01`, months);
  return moved && monthOf(moved);
}

/** Where a key leads from a day; undefined for keys that lead nowhere. */
export function movedByKey(
  { key, shiftKey }: { key: string; shiftKey: boolean },
  day: CalendarDate,
  firstWeekday: FirstWeekday,
): CalendarDate | undefined {
  const place = placeInWeek(day, firstWeekday);
  switch (key) {
    case "ArrowLeft":
      return addDays(day, -1);
    case "ArrowRight":
      return addDays(day, 1);
    case "ArrowUp":
      return addDays(day, -7);
    case "ArrowDown":
      return addDays(day, 7);
    case "Home":
      return addDays(day, -place);
    case "End":
      return addDays(day, 6 - place);
    case "PageUp":
      return addMonths(day, shiftKey ? -12 : -1);
    case "PageDown":
      return addMonths(day, shiftKey ? 12 : 1);
    default:
      return undefined;
  }
}
