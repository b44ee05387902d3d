// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: the keys of a grid go through this table
"use client";

import type { CalendarDate } from "@marquee/schemas/calendar-date";
import type { ExpiryDays } from "@marquee/schemas/movie-spread";
import { formatMonth, formatWeekday, type Month, monthOf } from "../../lib/months";
import { useReader } from "../../lib/reader";
import { type FirstWeekday, weeksOf } from "./calendar-days";
import { DayCell } from "./day-cell";
import type { DayCursor } from "./use-day-cursor";
import { calendarWords } from "./words";

export type DayLink = {
  hrefOf: (day: CalendarDate) => string;
  onOpen: (day: CalendarDate) => void;
};

/** A month by weeks, each day with what ends on it; without days they are still to come. */
export function MonthGrid({
  month,
  days,
  most,
  open,
  firstWeekday,
  cursor: { grid, cursor, onKeyDown, onFocus },
  link,
}: {
  month: Month;
  days: ExpiryDays["days"] | undefined;
  /** The count of the fullest day, from which the grounds of the others follow. */
  most: number;
  open: CalendarDate | undefined;
  firstWeekday: FirstWeekday;
  cursor: DayCursor;
  link: DayLink;
}) {
  const { locale } = useReader();
  const weeks = weeksOf(month, firstWeekday);
  const counted = new Map(days?.map((day) => [day.expiry_date, day]));
  return (
    <>
      <table
        ref={grid}
        role="grid"
        aria-label={calendarWords.grid(formatMonth(month, locale))}
        aria-description={calendarWords.gridHelp}
        aria-busy={days === undefined}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        className="w-full table-fixed border-separate border-spacing-0.5"
      >
        <thead>
          <tr>
            {weeks[1]?.map((day) => (
              <th
                key={day}
                scope="col"
                abbr={formatWeekday(day, locale, "long")}
                className="h-7 truncate px-1.5 text-left font-medium text-12 text-muted"
              >
                {formatWeekday(day, locale, "short")}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <DayCell
                  key={day}
                  day={day}
                  counted={counted.get(day)}
                  most={most}
                  isWaiting={days === undefined}
                  isOutside={monthOf(day) !== month}
                  isOpen={day === open}
                  isTabStop={day === cursor}
                  link={link}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {days?.length === 0 && <p className="pt-2 text-muted">{calendarWords.nothingEnds}</p>}
    </>
  );
}
