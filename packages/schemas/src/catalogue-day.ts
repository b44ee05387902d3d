import type { CalendarDate } from "./calendar-date";

let formatter = zonedFormatter("UTC");

/**
 * Says whose calendar decides what "today" is (an IANA zone, `CATALOGUE_TZ`). Called once by each
 * program that holds these schemas: the server when it starts, the dashboard with the server's value.
 * Throws RangeError for an unknown zone.
 */
export function setCatalogueTimeZone(timeZone: string): void {
  formatter = zonedFormatter(timeZone);
}

/** Today in the catalogue's zone. */
export function catalogueToday(now: Date = new Date()): CalendarDate {
  return formatter.format(now);
}

/** The last release year a film may have: the catalogue's present year + 10. */
export function latestReleaseYear(now: Date = new Date()): number {
  return Number(catalogueToday(now).slice(0, 4)) + 10;
}

function zonedFormatter(timeZone: string) {
  return new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
}
