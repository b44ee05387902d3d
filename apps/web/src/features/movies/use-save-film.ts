"use client";

import type { Movie } from "@marquee/schemas/movie";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import { useRef, useState } from "react";
import { problemOf, type RequestProblem } from "../../lib/request-problem";
import { trpc } from "../../lib/trpc";
import { useUndo } from "../change-sets/use-undo";
import type { MovieCache } from "./use-movie-cache";
import { movieWords } from "./words";

/**
 * Adding and changing films, one save at a time: another one meanwhile comes to nothing. A save that
 * fails leaves its problem here until the next.
 */
export function useSaveFilm(cache: MovieCache) {
  const [problem, setProblem] = useState<RequestProblem>();
  // At once, and not with the next drawing: a key may be pressed twice before it.
  const isBusy = useRef(false);
  const { offer } = useUndo();
  const create = trpc.movie.create.useMutation();
  const update = trpc.movie.update.useMutation();

  const attempt = async (
    save: () => Promise<{ movie: MovieRecord; change_set: string | null }>,
    told: (title: string) => string,
  ): Promise<MovieRecord | RequestProblem | undefined> => {
    if (isBusy.current) return undefined;
    isBusy.current = true;
    setProblem(undefined);
    try {
      const { movie, change_set } = await save();
      cache.written(movie);
      offer(told(movie.title), change_set);
      return movie;
    } catch (error) {
      const failed = problemOf(error);
      setProblem(failed);
      return failed;
    } finally {
      isBusy.current = false;
    }
  };

  return {
    problem,
    clearProblem: () => setProblem(undefined),
    isSaving: create.isPending || update.isPending,
    create: (movie: Movie) => attempt(() => create.mutateAsync(movie), movieWords.added),
    update: (id: string, version: number, set: Partial<Movie>) =>
      attempt(() => update.mutateAsync({ id, version, set }), movieWords.saved),
  };
}

export type SaveFilm = ReturnType<typeof useSaveFilm>;

/** Whether a save came to a film, and not to a problem. */
export function isSaved(outcome: MovieRecord | RequestProblem): outcome is MovieRecord {
  return "id" in outcome;
}
