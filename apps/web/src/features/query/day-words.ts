import { isCalendarDate } from "@marquee/schemas/calendar";
import { formatDay } from "../../lib/dates";
import { dayWords } from "./words";
import type { Operator } from "./written-condition";

const units = { d: "day", w: "week", m: "month", y: "year" } as const;

type Relative = { amount: number; unit: (typeof units)[keyof typeof units] };

/** What is compared with written days, in words: "before 31 Dec 2026", "within 30 days", "in March 2027". */
export function dayPhrase(operator: Operator, values: readonly string[], locale: string): string {
  const [first = "", second = ""] = values;
  if (operator === "between") return spanPhrase(first, second, locale);
  if (operator === "in" || operator === "nin") {
    const days = values.map((value) => pointOf(value, locale)).join(dayWords.or);
    return operator === "in" ? days : dayWords.not(days);
  }
  const relative = relativeOf(first);
  if (relative && relative.amount !== 0) return relativePhrase(operator, relative);
  const point = pointOf(first, locale);
  const isSpan = /^\d{4}(-\d\d)?$/.test(first);
  switch (operator) {
    case "lt":
      return dayWords.before(point);
    case "lte":
      return dayWords.atLatest(point);
    case "gt":
      return dayWords.after(point);
    case "gte":
      return dayWords.atEarliest(point);
    case "ne":
      return dayWords.not(point);
    default:
      return isSpan ? dayWords.in(point) : point;
  }
}

function relativeOf(value: string): Relative | undefined {
  const [, amount, letter] = /^([+-]?\d{1,6})([dwmy])$/i.exec(value) ?? [];
  const unit = units[letter?.toLowerCase() as keyof typeof units];
  return amount === undefined ? undefined : { amount: Number(amount), unit };
}

/** How far from today, where a comparison asks for more or less than that. */
function relativePhrase(operator: Operator, { amount, unit }: Relative): string {
  const span = spanOf({ amount, unit });
  const words = amount > 0 ? dayWords.ahead : dayWords.ago;
  switch (operator) {
    case "lt":
    case "lte":
    case "gt":
    case "gte":
      return words[operator](span);
    case "ne":
      return dayWords.not(words.eq(span));
    default:
      return words.eq(span);
  }
}

function spanPhrase(from: string, to: string, locale: string): string {
  const [start, end] = [relativeOf(from), relativeOf(to)];
  const isToday = (value: string) => value.toLowerCase() === "today";
  if (isToday(from) && end && end.amount > 0) return dayWords.within(spanOf(end));
  if (isToday(to) && start && start.amount < 0) return dayWords.inTheLast(spanOf(start));
  return dayWords.between(pointOf(from, locale), pointOf(to, locale));
}

function spanOf({ amount, unit }: Relative): string {
  return dayWords.span(Math.abs(amount), unit);
}

/** A written date as a point in time. */
function pointOf(value: string, locale: string): string {
  const written = value.toLowerCase();
  const relative = relativeOf(written);
  if (written === "today" || relative?.amount === 0) return dayWords.today;
  if (written === "eom") return dayWords.eom;
  if (relative) return (relative.amount > 0 ? dayWords.fromNow : dayWords.ago.eq)(spanOf(relative));
  return /^\d{4}-\d\d$/.test(written) && isCalendarDate(`${written}-01`)
    ? monthOf(written, locale)
    : formatDay(written, locale);
}

function monthOf(month: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
    calendar: "gregory",
    numberingSystem: "latn",
  }).format(new Date(`${month}-01T00:00:00Z`));
}
