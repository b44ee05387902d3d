import { addMonths } from "@marquee/schemas/calendar";
import type { CalendarDate } from "@marquee/schemas/calendar-date";
import { daysOf, type Month, monthOf } from "../../lib/months";

const mostMonths = 24;

/** A month from its first day that is still to come to its last. */
export type ComingMonth = { month: Month; first: CalendarDate; last: CalendarDate };

/** The next 24 months, of the first of them what is left of it. */
export function comingMonths(today: CalendarDate): ComingMonth[] {
  return Array.from({ length: mostMonths }, (_, at) => addMonths(`${monthOf(today)}-01`, at))
    .filter((first) => first !== undefined)
    .map((start) => {
      const { first, last } = daysOf(monthOf(start));
      return { month: monthOf(start), first: first < today ? today : first, last };
    });
}

/** What to ask for them. */
export function comingMonthsQuery(today: CalendarDate) {
  const last = comingMonths(today).at(-1)?.last ?? today;
  return { by: "expiry_month", filter: { expiry_date: { gte: today, lte: last } } } as const;
}
