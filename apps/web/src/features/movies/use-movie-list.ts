"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { trpc } from "../../lib/trpc";
import type { CatalogueQuery } from "./catalogue-query";

/** The films of a query as far as they have been fetched, and the way to more. */
export function useMovieList(query: CatalogueQuery) {
  const list = trpc.movie.list.useInfiniteQuery(query, {
    getNextPageParam: (page) => page.next_cursor,
    // The films shown stay until others are there: nothing blinks at a keystroke.
    placeholderData: keepPreviousData,
  });
  const pages = list.data?.pages;
  const movies = useMemo(() => pages?.flatMap((page) => page.movies) ?? [], [pages]);
  return { ...list, movies };
}

export type MovieList = ReturnType<typeof useMovieList>;

/** How many rows before the last one fetched the next ones are asked for. */
const rowsAhead = 60;

/** Fetches more films as soon as the last row drawn comes near the last one there is. */
export function useMoreFilms(list: MovieList, lastRow: number): void {
  const { movies, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  const wantsMore = hasNextPage && lastRow >= movies.length - rowsAhead;
  const isHeld = isFetchingNextPage || isFetchNextPageError;
  useEffect(() => {
    if (wantsMore && !isHeld) void fetchNextPage();
  }, [wantsMore, isHeld, fetchNextPage]);
}

/** How many films a query matches; undefined until it is known. */
export function useMovieCount({ query }: CatalogueQuery) {
  const { data } = trpc.movie.count.useQuery({ query }, { placeholderData: keepPreviousData });
  return data;
}
