"use client";

import { trpc } from "../../lib/trpc";

/** After a write, asks again for all that tells of films: lists, counts, history, the trash, views' counts. */
export function useRefreshFilms(): () => void {
  const utils = trpc.useUtils();
  return () => {
    void utils.movie.invalidate();
    void utils.changeSet.invalidate();
    void utils.view.invalidate();
  };
}
