import type { CalendarDate } from "@marquee/schemas/calendar-date";
import { listStartProblem } from "@marquee/schemas/list-start";
import type { MovieFieldMeta } from "@marquee/schemas/movie";
import type { SortField, SortKey } from "@marquee/schemas/sort";
import { formatDay } from "../../lib/dates";
import { allColumns } from "../columns/columns";
import { typedDay } from "../movies/typed-day";
import { jumpWords as words } from "./words";

type PlaceKind = MovieFieldMeta["kind"] | "instant";

/** What a list is sorted by, as something to jump in. */
export function placeField(name: SortField) {
  const column = allColumns.find(({ sortField }) => sortField === name);
  const kind: PlaceKind = column?.field?.kind ?? "instant";
  return { label: column?.label ?? name, kind, field: column?.field };
}

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

/** A place as it is told: “M”, 1980, 1 Nov 2026. */
export function placeWords(name: SortField, place: string, locale: string): string {
  const { kind } = placeField(name);
  if (kind === "integer") return place;
  return kind === "text" ? `“${place}”` : formatDay(place.slice(0, 10), locale);
}
