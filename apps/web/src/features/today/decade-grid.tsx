"use client";

import type { GenreSpread } from "@marquee/schemas/movie-spread";
import { Skeleton } from "@marquee/ui/skeleton";
import { releasedIn, spanCounts, spreadGenres, spreadHref } from "./genre-spans";
import { SpreadGrid } from "./spread-grid";
import { todayWords } from "./words";

/** The catalogue by decade and genre, the latest first. */
export function DecadeGrid({ spread }: { spread: GenreSpread }) {
  const genres = spreadGenres(spread);
  const decades = [...new Set(spread.spans.map(({ span }) => span))].toReversed();
  return (
    <SpreadGrid
      isHeat
      label={todayWords.spread}
      head={todayWords.decade}
      genres={genres}
      rows={spanCounts(spread, decades).map((counts) => ({
        ...counts,
        name: todayWords.decadeOf(counts.span),
        hrefOf: (genre) => spreadHref(releasedIn(counts.span), genres, genre),
      }))}
    />
  );
}

/** What stands in its place while it is still to come. */
export function SkeletonGrid() {
  return (
    <div className="flex flex-col">
      {Array.from({ length: 12 }, (_, at) => (
        <div key={at} className="flex h-[1.875rem] items-center">
          <Skeleton />
        </div>
      ))}
    </div>
  );
}
