"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { trpc } from "../../lib/trpc";
import type { CatalogueQuery } from "./catalogue-query";

/** The films of a query as far as they have been fetched, and the ways to more, after them and before them. */
export function useMovieList(query: CatalogueQuery) {
  const list = trpc.movie.list.useInfiniteQuery(query, {
    getNextPageParam: (page) => page.next_cursor,
    getPreviousPageParam: (page) => page.previous_cursor,
    // The films shown stay until others are there: nothing blinks at a keystroke.
    placeholderData: keepPreviousData,
  });
  const pages = list.data?.pages;
  const movies = useMemo(() => pages?.flatMap((page) => page.movies) ?? [], [pages]);
  return { ...list, movies };
}

export type MovieList = ReturnType<typeof useMovieList>;

/** How many rows before the first or the last one fetched the next ones are asked for. */
const rowsAhead = 60;

/** Fetches more films as soon as the rows drawn come near the first or the last one there is. */
export function useMoreFilms(list: MovieList, firstRow: number, lastRow: number): void {
  const { movies, hasNextPage, hasPreviousPage, fetchNextPage, fetchPreviousPage } = list;
  const wantsLater = hasNextPage && lastRow >= movies.length - rowsAhead;
  const wantsEarlier = hasPreviousPage && firstRow < rowsAhead;
  // One way at a time: a second request would end the first.
  const isBusy = list.isFetchingNextPage || list.isFetchingPreviousPage;
  const isHeldLater = isBusy || list.isFetchNextPageError;
  const isHeldEarlier = isBusy || list.isFetchPreviousPageError;
  useEffect(() => {
    if (wantsLater && !isHeldLater) void fetchNextPage();
    else if (wantsEarlier && !isHeldEarlier) void fetchPreviousPage();
  }, [wantsLater, isHeldLater, fetchNextPage, wantsEarlier, isHeldEarlier, fetchPreviousPage]);
}

/** How many films a query matches; undefined until it is known. */
export function useMovieCount({ query }: CatalogueQuery) {
  const { data } = trpc.movie.count.useQuery({ query }, { placeholderData: keepPreviousData });
  return data;
}
