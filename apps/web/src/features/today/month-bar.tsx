"use client";

import Link from "next/link";
import { filmsWord } from "../../lib/films-word";
import { formatMonth, type Month } from "../../lib/months";
import { useReader } from "../../lib/reader";
import type { SpanCounts, SpreadGenre } from "./genre-spans";
import { genreName } from "./legend";
import { seriesFill } from "./series";
import { todayWords } from "./words";

/** A month with its counts, and where the films of one of its genres, or all of them, are. */
export type MonthCounts = SpanCounts & {
  month: Month;
  hrefOf: (genre?: SpreadGenre) => string;
};

/**
 * A month as a bar: its parts lead to the films of their genre, the room above them to all of its films.
 * One link of the chart is reached by the Tab key; `data-column` and `data-part` are their places.
 */
export function MonthBar({
  bar: { month, total, counts, hrefOf },
  genres,
  most,
  column,
  tabStop,
}: {
  bar: MonthCounts;
  genres: readonly SpreadGenre[];
  most: number;
  column: number;
  /** The part that the Tab key reaches, 0 for the whole; undefined where none of this month is. */
  tabStop: number | undefined;
}) {
  const { locale } = useReader();
  const name = formatMonth(month, locale);
  const placed = (part: number) => ({
    "data-column": column,
    "data-part": part,
    tabIndex: tabStop === part ? 0 : -1,
  });
  const whole = todayWords.monthFilms(name, filmsWord(total, locale));
  return (
    <div className="group flex min-w-0 flex-1 flex-col rounded-t-sm hover:bg-hover">
      <Link
        {...placed(0)}
        href={hrefOf()}
        prefetch={false}
        aria-label={whole}
        title={whole}
        className="focus-ring -outline-offset-2 min-h-4 flex-1 rounded-sm"
      />
      {counts
        .map((count, place) => ({ count, place, genre: genres[place] ?? null }))
        .filter(({ count }) => count > 0)
        .toReversed()
        .map(({ count, place, genre }) => {
          const told = todayWords.partFilms(name, genreName(genre), filmsWord(count, locale));
          return (
            <Link
              key={genre ?? ""}
              {...placed(place + 1)}
              href={hrefOf(genre)}
              prefetch={false}
              aria-label={told}
              title={told}
              className={`focus-ring min-h-1 border-surface border-t hover:opacity-80 focus-visible:z-10 ${seriesFill(genre, place)}`}
              // The room above the highest bar is for the link of its whole month.
              style={{ height: `${(count / most) * 88}%` }}
            />
          );
        })}
    </div>
  );
}
