"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import { keepSelection, keptSelection } from "./kept-selection";
import {
  type FilmSelection,
  isSelected,
  nothingSelected,
  type RangeRun,
  toggled,
  toggledAll,
  withRangeFrom,
} from "./selection-model";

/** What is selected of which list, and the film that was selected, or let go of, last. */
type Held = { queryId: string; selection: FilmSelection; last: string | undefined };

const emptyOf = (queryId: string): Held => ({
  queryId,
  selection: nothingSelected,
  last: undefined,
});

/**
 * What is selected of a list of films, as long as it is the same list. Going away and Back keeps it; films
 * that leave the list leave it.
 */
export function useFilmSelection(queryId: string, loaded: readonly string[]) {
  const [kept, setKept] = useState(() => emptyOf(queryId));
  const selection = kept.queryId === queryId ? kept.selection : nothingSelected;
  useEffect(() => {
    const before = keptSelection(queryId);
    if (before) setKept({ ...emptyOf(queryId), selection: before });
  }, [queryId]);

  const change = useCallback(
    (to: (from: FilmSelection, last: string | undefined) => FilmSelection, last?: string) => {
      setKept((old) => {
        const from = old.queryId === queryId ? old : emptyOf(queryId);
        return { queryId, selection: to(from.selection, from.last), last };
      });
    },
    [queryId],
  );
  useEffect(() => {
    if (kept.queryId === queryId && kept.selection !== nothingSelected) {
      keepSelection(queryId, kept.selection);
    }
  }, [queryId, kept]);

  /** Selects a row or lets go of it. */
  const selectRow = useCallback(
    (row: number) => {
      const id = loaded[row];
      if (id !== undefined) change((old) => toggled(old, id, loaded), id);
    },
    [loaded, change],
  );
  /** Selects all from the film before, or where that is gone from the cursor's, to a row. */
  const selectTo = useCallback(
    (row: number, cursor: string | undefined) => {
      change((old, last) => withRangeFrom(old, [last, cursor], row, loaded), loaded[row]);
    },
    [loaded, change],
  );

  const ids = useMemo(
    () => (selection.kind === "all" ? [] : loaded.filter((id) => selection.ids.has(id))),
    [selection, loaded],
  );
  return {
    selection,
    /** Those by their ids, of films that are loaded; none where all that match are selected. */
    ids,
    has: (id: string) => isSelected(selection, id),
    selectRow,
    selectTo,
    /** Selects what a range holds that has come to a row. */
    selectRun: (run: RangeRun, row: number) => change(() => run.selected, loaded[row]),
    selectLoaded: () => change((old) => toggledAll(old, loaded)),
    selectAll: () => change(() => ({ kind: "all" })),
    clear: () => change(() => nothingSelected),
  };
}

export type FilmSelectionControls = ReturnType<typeof useFilmSelection>;
