import type { CalendarDate } from "@marquee/schemas/calendar-date";
import { listStartProblem } from "@marquee/schemas/list-start";
import type { SortKey } from "@marquee/schemas/sort-key";
import { typedDay } from "../movies/typed-day";
import { placeField } from "./jump-place";
import { jumpWords as words } from "./words";

/** Where in the order of a key a typed text is; a problem for what is nowhere. */
export function typedPlace(
  { field, is_descending }: SortKey,
  text: string,
  today: CalendarDate,
  locale: string,
): { place: string } | { problem: string } {
  const typed = text.trim();
  if (typed === "") return { problem: words.missing };
  const { kind } = placeField(field);
  if (kind === "text") return { place: typed };
  if (kind === "integer") {
    return listStartProblem(field, typed) ? { problem: words.notANumber } : { place: typed };
  }
  const day = typedDay(typed, today, locale);
  if (!day) return { problem: words.notADay };
  return { place: kind === "date" ? day : instantOf(day, is_descending) };
}

/** The beginning of a day, or from where time runs backwards its end. */
function instantOf(day: CalendarDate, isDescending: boolean): string {
  return `${day}T${isDescending ? "23:59:59.999" : "00:00:00.000"}Z`;
}
