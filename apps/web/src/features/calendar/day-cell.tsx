"use client";

import type { CalendarDate } from "@marquee/schemas/calendar-date";
import type { ExpiryDays } from "@marquee/schemas/movie-spread";
import { Skeleton } from "@marquee/ui/skeleton";
import { filmsWord } from "../../lib/films-word";
import { formatWholeDay } from "../../lib/months";
import { formatNumber, formatShort } from "../../lib/numbers";
import { onPlainClick } from "../../lib/plain-click";
import { useReader } from "../../lib/reader";
import { heatGround, heatOf } from "./heat";
import type { DayLink } from "./month-grid";
import { calendarWords } from "./words";

const mostBesideHeat = 2;

type CountedDay = ExpiryDays["days"][number];

/** One day of a month: its number, how many films end on it, and the first of their titles. */
export function DayCell({
  day,
  counted,
  most,
  isWaiting,
  isOutside,
  isOpen,
  isTabStop,
  link,
}: {
  day: CalendarDate;
  counted: CountedDay | undefined;
  most: number;
  isWaiting: boolean;
  /** Of a month beside the one that is shown. */
  isOutside: boolean;
  isOpen: boolean;
  isTabStop: boolean;
  link: DayLink;
}) {
  const { locale, today } = useReader();
  const films = counted ? filmsWord(counted.count, locale) : calendarWords.nothing;
  const level = heatOf(counted?.count ?? 0, most);
  // Its number is muted, for which there is too little contrast on a fuller ground.
  const heat = isOutside ? Math.min(level, mostBesideHeat) : level;
  const told = calendarWords.day(formatWholeDay(day, locale), films);
  return (
    <td className="p-0">
      <a
        href={link.hrefOf(day)}
        onClick={onPlainClick(() => link.onOpen(day))}
        data-day={day}
        tabIndex={isTabStop ? 0 : -1}
        aria-label={counted ? `${told}: ${counted.titles.join(", ")}` : told}
        aria-current={day === today ? "date" : undefined}
        draggable={false}
        style={{ backgroundColor: heatGround(heat) }}
        className={`focus-ring flex @min-[34rem]:h-24 h-14 flex-col gap-0.5 overflow-hidden rounded-md border p-1.5 transition-colors hover:border-edge ${isOpen ? "border-ring" : "border-line"}`}
      >
        <span className="flex @max-[34rem]:flex-col items-baseline justify-between gap-x-1">
          <span
            className={`tabular-nums ${day === today ? "rounded-sm bg-accent px-1 font-semibold text-on-accent" : ""} ${isOutside ? "text-muted" : ""}`}
          >
            {Number(day.slice(8))}
          </span>
          {counted && (
            <span className="font-medium text-12 tabular-nums">
              {formatShort(counted.count, locale)}
            </span>
          )}
        </span>
        <span className="@max-[34rem]:hidden text-12">
          {isWaiting ? <Skeleton className="mt-1.5 w-3/4" /> : <Titles counted={counted} />}
        </span>
      </a>
    </td>
  );
}

function Titles({ counted }: { counted: CountedDay | undefined }) {
  const { locale } = useReader();
  if (!counted) return null;
  const { count, titles } = counted;
  // In the last line stands how many more there are.
  const shown = count > titles.length ? titles.slice(0, -1) : titles;
  return (
    <>
      {shown.map((title, at) => (
        <span key={at} className="block truncate">
          {title}
        </span>
      ))}
      {count > shown.length && (
        <span className="block truncate">
          {calendarWords.more(formatNumber(count - shown.length, locale))}
        </span>
      )}
    </>
  );
}
