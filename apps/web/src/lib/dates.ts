import type { CalendarDate } from "@marquee/schemas/calendar-date";

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${options.timeStyle ?? ""}`;
  const made =
    formatters.get(key) ??
    new Intl.DateTimeFormat(locale, {
      ...options,
      timeZone: "UTC",
      calendar: "gregory",
      numberingSystem: "latn",
    });
  formatters.set(key, made);
  return made;
}

/** A day as people write it, e.g. 31 Dec 2026; no time zone moves it. */
export function formatDay(date: CalendarDate, locale: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return date;
  return formatter(locale, { day: "numeric", month: "short", year: "numeric" }).format(day);
}

/** An instant in UTC, to the minute. */
export function formatInstant(instant: string, locale: string): string {
  return `${formatter(locale, { dateStyle: "medium", timeStyle: "short" }).format(new Date(instant))} UTC`;
}

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const units = [
  ["day", 24 * 60 * 60_000],
  ["hour", 60 * 60_000],
  ["minute", 60_000],
] as const;

/** How far an instant is from now: "3 hours ago", "in 2 days"; "just now" within a minute. */
export function formatAgo(instant: string, now: number): string {
  const ms = new Date(instant).getTime() - now;
  const [unit, size] = units.find(([, size]) => Math.abs(ms) >= size) ?? [];
  if (unit === "day") return formatDistance(Math.round(ms / size));
  return unit ? relative.format(Math.round(ms / size), unit) : "just now";
}

/** How far away a day is: "in 37 days", "tomorrow", "3 days ago"; months and years when it is far. */
export function formatDistance(days: number): string {
  const far = Math.abs(days);
  if (far <= 120) return relative.format(days, "day");
  if (far < 730) return relative.format(Math.round(days / 30.44), "month");
  return relative.format(Math.round(days / 365.25), "year");
}
