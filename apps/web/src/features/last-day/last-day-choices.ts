import { addDays, addMonths, endOfMonth } from "@marquee/schemas/calendar";
import type { CalendarDate } from "@marquee/schemas/calendar-date";
import { lastDayWords } from "./words";

/** A day to which the last day of a film can be moved, and what it is called. */
export type LastDayChoice = { label: string; day: CalendarDate };

/** The ways to move a film on from its last day; those that would leave the calendar are left out. */
export function lastDayChoices(last: CalendarDate): LastDayChoice[] {
  const end = endOfMonth(last);
  const nextMonth = addMonths(last, 1);
  const ways: [string, CalendarDate | undefined][] = [
    [lastDayWords.days(30), addDays(last, 30)],
    [lastDayWords.days(90), addDays(last, 90)],
    [lastDayWords.year, addMonths(last, 12)],
    [lastDayWords.nextMonth, nextMonth],
    end === last
      ? [lastDayWords.endOfNextMonth, nextMonth && endOfMonth(nextMonth)]
      : [lastDayWords.endOfMonth, end],
  ];
  return ways.flatMap(([label, day]) => (day === undefined ? [] : [{ label, day }]));
}
