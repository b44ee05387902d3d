import { isCalendarDate } from "@marquee/schemas/calendar";
import type { CalendarDate } from "@marquee/schemas/calendar-date";
import { catalogueToday } from "@marquee/schemas/catalogue-day";
import { parseQuery } from "@marquee/schemas/query-parse";
import { type Month, monthOf } from "../../lib/months";
import { weeksOf } from "./calendar-days";

/** The names in the calendar's address. `day` is open beside it. */
export const calendarParams = ["year", "month", "query", "day"] as const;
export type CalendarParams = Record<(typeof calendarParams)[number], string | null>;

/** What the address shows: the present month and no day where it names none that there is. */
export function shownOf({ year, month, day }: CalendarParams): {
  month: Month;
  day: CalendarDate | undefined;
} {
  const open = day !== null && isCalendarDate(day) ? day : undefined;
  const present = open ?? catalogueToday();
  const asked = `${(year ?? present.slice(0, 4)).padStart(4, "0")}-${(month ?? present.slice(5, 7)).padStart(2, "0")}`;
  const isMonth = isCalendarDate(`${asked}-01`);
  return { month: isMonth ? asked : monthOf(present), day: open };
}

/** The address of a month, with a day open in it. */
export function monthParams(month: Month): Pick<CalendarParams, "year" | "month"> {
  return { year: String(Number(month.slice(0, 4))), month: String(Number(month.slice(5))) };
}

/** What is wrong with a query, or undefined. */
export function queryProblem(query: string | null): string | undefined {
  const { problem } = parseQuery(query ?? "", catalogueToday());
  return problem && `${problem.detail} (at character ${problem.position + 1})`;
}

const mostTitles = 3;

/** What to ask for a month as it is shown, its neighbours' days included. */
export function monthQuery(month: Month, firstWeekday: number, query: string | null) {
  const days = weeksOf(month, firstWeekday).flat();
  const [from = `${month}-01`] = days;
  return { from, to: days.at(-1) ?? from, titles: mostTitles, ...(query ? { query } : {}) };
}

/** What to ask for the year that a month is in. */
export function yearQuery(month: Month, query: string | null) {
  const year = month.slice(0, 4);
  return { from: `${year}-01-01`, to: `${year}-12-31`, ...(query ? { query } : {}) };
}

/** The calendar's address; what is null is not in it. */
export function calendarHref(params: CalendarParams): string {
  const given = calendarParams.flatMap((name) => {
    const value = params[name];
    return value === null ? [] : [[name, value]];
  });
  return `/calendar?${new URLSearchParams(given)}`;
}
