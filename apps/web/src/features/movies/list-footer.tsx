"use client";

import { Button } from "@marquee/ui/button";
import type { ReactNode } from "react";
import { filmsWord } from "../../lib/films-word";
import { useReader } from "../../lib/reader";
import { problemOf } from "../../lib/request-problem";
import type { MovieList } from "./use-movie-list";
import { movieWords } from "./words";

export type MovieCount = { count: number; kind: "exact" | "estimated" };

/** How many films match, told politely when it changes; and what could not be fetched. */
export function ListFooter({
  list,
  count,
  children,
}: {
  list: MovieList;
  count: MovieCount | undefined;
  /** What else stands there. */
  children: ReactNode;
}) {
  const { locale } = useReader();
  const hasFailedBefore = list.isFetchPreviousPageError;
  const hasNoMore = list.isFetchNextPageError || hasFailedBefore;
  const hasFailed = hasNoMore || list.isRefetchError;
  const again = hasFailedBefore
    ? list.fetchPreviousPage
    : list.isFetchNextPageError
      ? list.fetchNextPage
      : list.refetch;
  return (
    <footer className="flex h-8 shrink-0 items-center justify-between gap-4 border-line border-t bg-canvas px-4 text-12 text-muted">
      <p role="status" className="whitespace-nowrap tabular-nums">
        {count && countWords(count, locale)}
      </p>
      {hasFailed && (
        <div
          role="alert"
          className="flex min-w-0 flex-1 items-center justify-end gap-2 text-danger"
        >
          <span className="truncate">
            {hasNoMore ? movieWords.moreFailed : movieWords.notUpToDate}{" "}
            {problemOf(list.error).reason}
          </span>
          <Button
            className="h-6 text-ink pointer-coarse:h-8"
            isPending={list.isFetching}
            onClick={() => void again()}
          >
            {movieWords.retry}
          </Button>
        </div>
      )}
      {children}
    </footer>
  );
}

function countWords({ count, kind }: MovieCount, locale: string): string {
  return movieWords.count[kind](filmsWord(count, locale));
}
