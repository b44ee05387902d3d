"use client";

import { Button } from "@marquee/ui/button";
import { filmsWord } from "../../lib/films-word";
import { useReader } from "../../lib/reader";
import { problemOf } from "../../lib/request-problem";
import type { MovieList } from "./use-movie-list";
import { movieWords } from "./words";

export type MovieCount = { count: number; kind: "exact" | "estimated" };

/** How many films match, told politely when it changes; and what could not be fetched. */
export function ListFooter({ list, count }: { list: MovieList; count: MovieCount | undefined }) {
  const { locale } = useReader();
  const hasFailed = list.isFetchNextPageError || list.isRefetchError;
  return (
    <footer className="flex h-8 shrink-0 items-center justify-between gap-4 border-line border-t bg-canvas px-4 text-12 text-muted">
      <p role="status" className="whitespace-nowrap tabular-nums">
        {count && countWords(count, locale)}
      </p>
      {hasFailed && (
        <div role="alert" className="flex min-w-0 items-center gap-2 text-danger">
          <span className="truncate">
            {list.isFetchNextPageError ? movieWords.moreFailed : movieWords.notUpToDate}{" "}
            {problemOf(list.error).reason}
          </span>
          <Button
            className="h-6 text-ink pointer-coarse:h-8"
            isPending={list.isFetching}
            onClick={() => void (list.isFetchNextPageError ? list.fetchNextPage() : list.refetch())}
          >
            {movieWords.retry}
          </Button>
        </div>
      )}
    </footer>
  );
}

function countWords({ count, kind }: MovieCount, locale: string): string {
  return movieWords.count[kind](filmsWord(count, locale));
}
