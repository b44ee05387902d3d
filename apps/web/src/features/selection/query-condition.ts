import type { CalendarDate } from "@marquee/schemas/calendar-date";
import type { Condition } from "@marquee/schemas/condition";
import { parseQuery } from "@marquee/schemas/query-parse";

/** What holds for every film. */
const everyFilm: Condition = { title: { ne: "" } };

/**
 * The condition that matches just what a query in one line does; undefined where none can: words rank the
 * films that are most alike, which no condition says.
 */
export function queryCondition(
  query: string | undefined,
  today: CalendarDate,
): Condition | undefined {
  if (!query) return everyFilm;
  const { query: read } = parseQuery(query, today);
  return read && read.q === undefined ? (read.filter ?? everyFilm) : undefined;
}
