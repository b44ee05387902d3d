import { addDays, isCalendarDate } from "@marquee/schemas/calendar";
import type { CalendarDate } from "@marquee/schemas/calendar-date";
import { readDays } from "@marquee/schemas/query-date";

/**
 * The day that someone typed, or undefined for what is none: `2026-12-31`, `eom`, `90d` or `+90d` from today,
 * `today`, `tomorrow`, a month or a year for its last day, `31 dec` for the next such day, `31 dec 2027`, and
 * figures in the order in which the reader's locale writes them, such as `31/12/2027`. A year of two figures at
 * the end is one of today's century, as in `31 dec 27`. Months are called as they are in English or in the
 * locale.
 */
export function typedDay(
  text: string,
  today: CalendarDate,
  locale: string,
): CalendarDate | undefined {
  const typed = text.trim().toLowerCase();
  if (typed === "tomorrow") return addDays(today, 1);
  const days = readDays(typed, today);
  if (days) return days === "out_of_range" ? undefined : days.last;
  return dayInFigures(typed, today, locale) ?? dayWithMonth(typed, today, locale);
}

/**
 * Three figures, the last or the first of them a year; one of two figures only the last, and only where the
 * locale does not begin with the year.
 */
function dayInFigures(
  typed: string,
  today: CalendarDate,
  locale: string,
): CalendarDate | undefined {
  const figures = /^(\d{1,4})[/.\- ]+(\d{1,2})[/.\- ]+(\d{1,4})\.?$/.exec(typed)?.slice(1);
  if (!figures) return undefined;
  const [first = "", second = "", third = ""] = figures;
  if (first.length === 4) return dateOf(first, second, third);
  const order = orderOf(locale);
  const isTold = third.length === 4 || order[0] !== "year";
  const year = isTold ? yearOf(third, today) : undefined;
  if (year === undefined) return undefined;
  const isMonthFirst = order.indexOf("month") < order.indexOf("day");
  return isMonthFirst ? dateOf(year, first, second) : dateOf(year, second, first);
}

/** The parts of a day in the order in which the locale writes them in figures. */
function orderOf(locale: string): string[] {
  return new Intl.DateTimeFormat(locale, { dateStyle: "short", calendar: "gregory" })
    .formatToParts(new Date(0))
    .map(({ type }) => type)
    .filter((type) => type !== "literal");
}

/** A year of four figures as it stands, one of two in today's century; none of any other number of figures. */
function yearOf(figures: string, today: CalendarDate): string | undefined {
  if (/^\d{4}$/.test(figures)) return figures;
  return /^\d\d$/.test(figures) ? `${today.slice(0, 2)}${figures}` : undefined;
}

/** A day of the month and a month by its name, in either order, with a year or the next one to come. */
function dayWithMonth(
  typed: string,
  today: CalendarDate,
  locale: string,
): CalendarDate | undefined {
  const parts = typed.split(/[\s,.]+/).filter((part) => part !== "" && part !== "de");
  const [named] = parts.filter((part) => !/^\d/.test(part));
  const figures = parts.filter((part) => /^\d+(st|nd|rd|th|er)?$/.test(part));
  if (named === undefined || parts.length !== figures.length + 1) return undefined;
  const month = monthNames(locale).find(([name]) => isCalled(name, named))?.[1];
  const [first, written, ...rest] = figures;
  if (month === undefined || first === undefined || rest.length > 0) return undefined;
  const day = Number.parseInt(first, 10);
  if (written !== undefined) {
    // Of two figures before the month, which is the year cannot be told.
    const isTold = written.length === 4 || parts.at(-1) === written;
    const year = isTold ? yearOf(written, today) : undefined;
    return year === undefined ? undefined : dateOf(year, month, day);
  }
  const thisYear = Number(today.slice(0, 4));
  const years = Array.from({ length: 9 }, (_, later) => thisYear + later);
  return years.map((one) => dateOf(one, month, day)).find((date) => date && date >= today);
}

/** Three letters are enough for a name, where they are those of no other. */
function isCalled(name: string, typed: string): boolean {
  return name === typed || (typed.length >= 3 && name.startsWith(typed));
}

const namesByLocale = new Map<string, [name: string, month: number][]>();

function monthNames(locale: string): [name: string, month: number][] {
  const known = namesByLocale.get(locale);
  if (known) return known;
  const months = Array.from({ length: 12 }, (_, month) => month);
  const names = ["en", locale].flatMap((language) =>
    // Some languages decline a month that stands beside a day.
    (["long", "short"] as const).flatMap((style) =>
      [{ month: style }, { month: style, day: "numeric" as const }].flatMap((options) => {
        const format = new Intl.DateTimeFormat(language, {
          ...options,
          timeZone: "UTC",
          calendar: "gregory",
        });
        return months.map((month): [string, number] => {
          const parts = format.formatToParts(Date.UTC(2000, month, 1));
          const name = parts.find(({ type }) => type === "month")?.value ?? "";
          return [name.toLowerCase().replace(/\.$/, ""), month + 1];
        });
      }),
    ),
  );
  namesByLocale.set(locale, names);
  return names;
}

function dateOf(year: number | string, month: number | string, day: number | string) {
  const padded = (value: number | string, length: number) => String(value).padStart(length, "0");
  const date = `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
  return isCalendarDate(date) ? date : undefined;
}
