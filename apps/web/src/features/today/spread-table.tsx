"use client";

import type { SpanCounts, SpreadGenre } from "./genre-spans";
import { SpreadGrid } from "./spread-grid";
import { todayWords } from "./words";

export type SpreadRow = SpanCounts & { name: string; hrefOf: (genre?: SpreadGenre) => string };

/** A chart for those who read rather than look. */
export function SpreadTable(props: {
  label: string;
  head: string;
  genres: readonly SpreadGenre[];
  rows: readonly SpreadRow[];
}) {
  return (
    <details>
      <summary className="focus-ring w-fit cursor-pointer rounded-sm text-12 text-muted">
        {todayWords.asTable}
      </summary>
      <div className="pt-2">
        <SpreadGrid {...props} />
      </div>
    </details>
  );
}
