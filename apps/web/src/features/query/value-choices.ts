import { addMonths } from "@marquee/schemas/calendar";
import type { CalendarDate } from "@marquee/schemas/calendar-date";
import type { MovieFieldMeta } from "@marquee/schemas/movie";
import { queryWords } from "./words";

/** Something that can be written where a value stands, and what it means. */
export type ValueChoice = { value: string; detail: string };

const words = queryWords.values;

/** Values that are often wanted of a field, or that what is typed may become. Suggested ones come from elsewhere. */
export function valueChoices(
  field: MovieFieldMeta,
  typed: string,
  today: CalendarDate,
  takesSpan: boolean,
): ValueChoice[] {
  if (field.kind === "date") {
    return startingWith(typed, [...dayChoices(typed, today), ...(takesSpan ? spans : [])]);
  }
  if (field.control === "year") return startingWith(typed, yearChoices(today, takesSpan));
  return startingWith(
    typed,
    field.choices.map((value) => ({ value, detail: "" })),
  );
}

function startingWith(typed: string, choices: readonly ValueChoice[]): ValueChoice[] {
  const begun = typed.toLowerCase();
  return choices.filter(({ value }) => {
    const whole = value.toLowerCase();
    return whole.startsWith(begun) && whole !== begun;
  });
}

const units = { d: "day", w: "week", m: "month", y: "year" } as const;

function dayChoices(typed: string, today: CalendarDate): ValueChoice[] {
  const amount = /^[+-]?\d{1,3}$/.exec(typed)?.[0];
  const inTime = (value: string, letter: keyof typeof units) => ({
    value: `${value}${letter}`,
    detail: words.inTime(Number(value), units[letter]),
  });
  return [
    ...(amount ? (["d", "w", "m", "y"] as const).map((unit) => inTime(amount, unit)) : []),
    ...(amount ? [] : ["7", "30", "90"].map((days) => inTime(days, "d"))),
    { value: "today", detail: words.today },
    { value: "eom", detail: words.eom },
    ...monthChoices(typed, today),
  ];
}

/** The present month and year and the next ones; of a year that is typed, all its months. */
function monthChoices(typed: string, today: CalendarDate): ValueChoice[] {
  const next = addMonths(today, 1) ?? today;
  const year = Number(today.slice(0, 4));
  const [, typedYear] = /^(\d{4})-\d?$/.exec(typed) ?? [];
  if (typedYear) {
    return Array.from({ length: 12 }, (_, month) => ({
      value: `${typedYear}-${String(month + 1).padStart(2, "0")}`,
      detail: "",
    }));
  }
  return [
    { value: today.slice(0, 7), detail: words.thisMonth },
    { value: next.slice(0, 7), detail: words.nextMonth },
    { value: String(year), detail: words.thisYear },
    { value: String(year + 1), detail: words.nextYear },
  ];
}

const spans: readonly ValueChoice[] = [
  ...[7, 30, 90].map((days) => ({ value: `today..${days}d`, detail: words.within(days) })),
  { value: "today..eom", detail: words.untilEom },
];

function yearChoices(today: CalendarDate, takesSpan: boolean): ValueChoice[] {
  const year = Number(today.slice(0, 4));
  const decade = year - (year % 10);
  const decades = Array.from({ length: 12 }, (_, back) => decade - back * 10);
  return [
    { value: String(year), detail: words.thisYear },
    { value: String(year - 1), detail: words.lastYear },
    ...decades.map((begin) =>
      takesSpan
        ? { value: `${begin}..${begin + 9}`, detail: words.decade(begin) }
        : { value: String(begin), detail: "" },
    ),
  ];
}
