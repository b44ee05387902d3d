"use client";

import { addDays } from "@marquee/schemas/calendar";
import type { CalendarDate } from "@marquee/schemas/calendar-date";
import type { ExpiryDays } from "@marquee/schemas/movie-spread";
import { formatDay } from "../../lib/dates";
import { filmsWord } from "../../lib/films-word";
import { daysOf, formatMonth, formatMonthName, type Month, monthOf } from "../../lib/months";
import { formatShort } from "../../lib/numbers";
import { onPlainClick } from "../../lib/plain-click";
import { useReader } from "../../lib/reader";
import { type FirstWeekday, monthsOf, placeInWeek } from "./calendar-days";
import { heatColour, heatLevels, heatOf } from "./heat";
import { calendarWords } from "./words";

type Counts = ReadonlyMap<CalendarDate, number>;

/** A year as twelve small months, whose days are the fuller the more films end on them. */
export function YearMap({
  year,
  days,
  most,
  shown,
  firstWeekday,
  hrefOf,
  onMonth,
}: {
  year: number;
  days: ExpiryDays["days"] | undefined;
  /** The count of the fullest day. */
  most: number;
  /** The month that is shown beside it. */
  shown: Month;
  firstWeekday: FirstWeekday;
  hrefOf: (month: Month) => string;
  onMonth: (month: Month) => void;
}) {
  const counts = new Map(days?.map(({ expiry_date, count }) => [expiry_date, count]));
  return (
    <div className="flex flex-col gap-3">
      <ul
        aria-busy={days === undefined}
        className="grid grid-cols-[repeat(auto-fill,minmax(6rem,1fr))] gap-1"
      >
        {monthsOf(year).map((month) => (
          <li key={month}>
            <a
              href={hrefOf(month)}
              onClick={onPlainClick(() => onMonth(month))}
              aria-current={month === shown || undefined}
              className="focus-ring flex flex-col gap-1 rounded-md p-1.5 hover:bg-hover aria-[current]:bg-selected"
            >
              <SmallMonth month={month} counts={counts} most={most} firstWeekday={firstWeekday} />
            </a>
          </li>
        ))}
      </ul>
      <HeatLegend most={most} />
    </div>
  );
}

function SmallMonth({
  month,
  counts,
  most,
  firstWeekday,
}: {
  month: Month;
  counts: Counts;
  most: number;
  firstWeekday: FirstWeekday;
}) {
  const { locale, today } = useReader();
  const days = daysIn(month);
  const total = days.reduce((sum, day) => sum + (counts.get(day) ?? 0), 0);
  return (
    <>
      <span className="sr-only">{monthTold(month, days, counts, locale)}</span>
      <span aria-hidden className="flex items-baseline justify-between gap-1 text-12">
        {formatMonthName(month, locale)}
        <span className="text-muted tabular-nums">{total > 0 && formatShort(total, locale)}</span>
      </span>
      <span aria-hidden className="grid grid-cols-7 gap-px">
        {days.map((day, at) => {
          const count = counts.get(day) ?? 0;
          return (
            <span
              key={day}
              title={calendarWords.day(formatDay(day, locale), filmsWord(count, locale))}
              className={`aspect-square rounded-[2px] ${count === 0 ? "bg-hover" : ""} ${day === today ? "outline-2 outline-accent" : ""}`}
              style={{
                backgroundColor: heatColour(heatOf(count, most)),
                gridColumnStart: at === 0 ? placeInWeek(day, firstWeekday) + 1 : undefined,
              }}
            />
          );
        })}
      </span>
    </>
  );
}

function daysIn(month: Month): CalendarDate[] {
  const { first } = daysOf(month);
  return Array.from({ length: 31 }, (_, at) => addDays(first, at))
    .filter((day) => day !== undefined)
    .filter((day) => monthOf(day) === month);
}

/** What a small month says to those who do not see it. */
function monthTold(
  month: Month,
  days: readonly CalendarDate[],
  counts: Counts,
  locale: string,
): string {
  const countOf = (day: CalendarDate) => counts.get(day) ?? 0;
  const total = days.reduce((sum, day) => sum + countOf(day), 0);
  const told = calendarWords.yearMonth(formatMonth(month, locale), filmsWord(total, locale));
  if (total === 0) return told;
  const peak = days.reduce((most, day) => (countOf(day) > countOf(most) ? day : most));
  const peakTold = calendarWords.yearMonthMost(
    formatDay(peak, locale),
    filmsWord(countOf(peak), locale),
  );
  return `${told}, ${peakTold}`;
}

function HeatLegend({ most }: { most: number }) {
  const { locale } = useReader();
  return (
    <p className="flex items-center gap-1.5 text-12 text-muted tabular-nums">
      <span className="mr-auto">{calendarWords.heat}</span>
      {calendarWords.heatFew}
      {heatLevels.map((level) => (
        <span
          key={level}
          aria-hidden
          className="size-3 rounded-[2px]"
          style={{ backgroundColor: heatColour(level) }}
        />
      ))}
      {formatShort(most, locale)}
    </p>
  );
}
