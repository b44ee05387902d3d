"use client";

import type { MovieRecord } from "@marquee/schemas/movie-record";
import { trpc } from "../../lib/trpc";
import type { CatalogueQuery } from "./catalogue-query";
import type { Neighbours } from "./film-neighbours";

/** Keeps what is shown true after a write: the film at once, its place and the count by asking again. */
export function useMovieCache(query: CatalogueQuery) {
  const utils = trpc.useUtils();
  const askAgain = () => {
    void utils.movie.list.invalidate();
    void utils.movie.count.invalidate();
    void utils.movie.history.invalidate();
    void utils.movie.suggest.invalidate();
    void utils.view.list.invalidate({ has_counts: true });
  };
  const changeList = (change: (movies: MovieRecord[]) => MovieRecord[]) =>
    utils.movie.list.setInfiniteData(
      query,
      (list) =>
        list && {
          ...list,
          pages: list.pages.map((page) => ({ ...page, movies: change(page.movies) })),
        },
    );
  const put = (movie: MovieRecord) => {
    utils.movie.get.setData({ id: movie.id }, movie);
    changeList((movies) => movies.map((known) => (known.id === movie.id ? movie : known)));
  };
  return {
    /** This is what a film is now; its place in the list stays as it is until someone asks again. */
    put,
    /** A film was written, by whomever, and this is what it is now. */
    written: (movie: MovieRecord) => {
      put(movie);
      askAgain();
    },
    /** A film has gone. */
    deleted: (id: string) => {
      changeList((movies) => movies.filter((known) => known.id !== id));
      void utils.movie.get.invalidate({ id }, { refetchType: "none" });
      askAgain();
    },
    /** The films before and after one in the list. */
    neighbours: (id: string): Neighbours => {
      const movies = utils.movie.list.getInfiniteData(query)?.pages.flatMap((page) => page.movies);
      const at = movies?.findIndex((movie) => movie.id === id) ?? -1;
      if (!movies || at === -1) return { previous: undefined, next: undefined };
      return { previous: movies[at - 1]?.id, next: movies[at + 1]?.id };
    },
    /** The film as the list knows it, so that it opens at once. */
    known: (id: string) =>
      utils.movie.list
        .getInfiniteData(query)
        ?.pages.flatMap((page) => page.movies)
        .find((movie) => movie.id === id),
  };
}

export type MovieCache = ReturnType<typeof useMovieCache>;
