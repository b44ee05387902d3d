"use client";

import type { SpreadGenre } from "./genre-spans";
import { seriesFill } from "./series";
import { todayWords } from "./words";

/** Which fill stands for which genre. */
export function Legend({ genres }: { genres: readonly SpreadGenre[] }) {
  return (
    <ul className="flex min-h-8 flex-wrap content-start gap-x-4 text-12 text-muted">
      {genres.map((genre, place) => (
        <li key={genre ?? ""} className="flex items-center gap-1.5">
          <span aria-hidden className={`size-2.5 rounded-sm ${seriesFill(genre, place)}`} />
          {genreName(genre)}
        </li>
      ))}
    </ul>
  );
}

/** A genre as it is called, or what is said of all others. */
export function genreName(genre: SpreadGenre): string {
  return genre ?? todayWords.otherGenres;
}
