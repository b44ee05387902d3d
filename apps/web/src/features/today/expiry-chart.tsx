"use client";

import type { GenreSpread } from "@marquee/schemas/movie-spread";
import { Skeleton } from "@marquee/ui/skeleton";
import { formatMonth, formatShortMonth } from "../../lib/months";
import { formatShort } from "../../lib/numbers";
import { useReader } from "../../lib/reader";
import { type ComingMonth, comingMonths } from "./coming-months";
import { endsWithin, type SpreadGenre, spanCounts, spreadGenres, spreadHref } from "./genre-spans";
import { Legend } from "./legend";
import { MonthBar, type MonthCounts } from "./month-bar";
import { SpreadTable } from "./spread-table";
import { useBarKeys } from "./use-bar-keys";
import { todayWords } from "./words";

/** The coming months as bars of their genres, each part of which leads to its films, and the same as a table. */
export function ExpiryChart({ spread }: { spread: GenreSpread }) {
  const { locale, today } = useReader();
  const months = comingMonths(today);
  const genres = spreadGenres(spread);
  const bars = monthCounts(spread, months);
  const most = Math.max(...bars.map(({ total }) => total));
  const { chart, onKeyDown, tabStop, onFocus } = useBarKeys();
  if (most === 0) return <p className="py-2 text-muted">{todayWords.monthsEmpty}</p>;
  return (
    <div className="flex flex-col gap-3">
      <Legend genres={genres} />
      <div className="relative">
        <span className="pointer-events-none absolute top-0.5 right-0 text-11 text-muted tabular-nums">
          {todayWords.most(formatShort(most, locale))}
        </span>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is of a form */}
        <div
          ref={chart}
          role="group"
          aria-label={todayWords.months}
          aria-description={todayWords.monthsHelp}
          onKeyDown={onKeyDown}
          onFocus={onFocus}
          className="flex h-44 items-stretch gap-0.5 border-line border-t border-b"
        >
          {bars.map((bar, at) => (
            <MonthBar
              key={bar.month}
              bar={bar}
              genres={genres}
              most={most}
              column={at}
              tabStop={tabStop.column === at ? tabStop.part : undefined}
            />
          ))}
        </div>
        <MonthAxis months={months} />
      </div>
      <SpreadTable
        label={todayWords.months}
        head={todayWords.month}
        genres={genres}
        rows={bars.map((bar) => ({
          ...bar,
          name: formatMonth(bar.month, locale),
          hrefOf: bar.hrefOf,
        }))}
      />
    </div>
  );
}

function monthCounts(spread: GenreSpread, months: readonly ComingMonth[]): MonthCounts[] {
  const genres = spreadGenres(spread);
  const counted = spanCounts(
    spread,
    months.map(({ month }) => month),
  );
  return months.flatMap(({ month, first, last }, at) => {
    const counts = counted[at];
    const hrefOf = (genre?: SpreadGenre) => spreadHref(endsWithin(first, last), genres, genre);
    return counts ? [{ month, ...counts, hrefOf }] : [];
  });
}

/** The name of every sixth month. */
function MonthAxis({ months }: { months: readonly ComingMonth[] }) {
  const { locale } = useReader();
  return (
    <div aria-hidden className="grid grid-cols-4 pt-1 text-11 text-muted tabular-nums *:truncate">
      {months
        .filter((_, at) => at % 6 === 0)
        .map(({ month }) => (
          <span key={month}>{formatShortMonth(month, locale)}</span>
        ))}
    </div>
  );
}

/** What stands in its place while it is still to come. */
export function SkeletonChart() {
  return (
    <div className="flex flex-col gap-3">
      <div className="flex h-8 items-start pt-0.5">
        <Skeleton className="w-64 max-w-full" />
      </div>
      <div className="h-44 border-line border-t border-b" />
      <div className="h-10" />
    </div>
  );
}
