"use client";

import { Button } from "@marquee/ui/button";
import { problemOf } from "../../lib/request-problem";
import { pageWords } from "./words";

/** Below a list: the way to more of it, and what of it could not be fetched. */
export function ListMore({
  list,
}: {
  list: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isFetchNextPageError: boolean;
    isRefetchError: boolean;
    isFetching: boolean;
    error: unknown;
    fetchNextPage: () => unknown;
    refetch: () => unknown;
  };
}) {
  const hasFailed = list.isFetchNextPageError || list.isRefetchError;
  if (!hasFailed && !list.hasNextPage) return null;
  return (
    <footer className="flex shrink-0 flex-wrap items-center gap-3 border-line border-t bg-canvas px-4 py-1.5 text-12">
      {hasFailed && (
        <p role="alert" className="min-w-0 text-danger">
          {list.isFetchNextPageError ? pageWords.noMore : pageWords.notUpToDate}{" "}
          {problemOf(list.error).reason}
        </p>
      )}
      {list.isRefetchError && !list.isFetchNextPageError ? (
        <Button isPending={list.isFetching} onClick={() => void list.refetch()}>
          {pageWords.retry}
        </Button>
      ) : (
        <Button isPending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {hasFailed ? pageWords.retry : pageWords.loadMore}
        </Button>
      )}
    </footer>
  );
}
