"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { keepSelection, keptSelection } from "./kept-selection";
import {
  type FilmSelection,
  isSelected,
  nothingSelected,
  toggled,
  toggledAll,
  withRange,
} from "./selection-model";

/**
 * What is selected of a list of films, as long as it is the same list. Going away and Back keeps it; films
 * that leave the list leave it.
 */
export function useFilmSelection(queryId: string, loaded: readonly string[]) {
  const [kept, setKept] = useState<{ queryId: string; selection: FilmSelection }>({
    queryId,
    selection: nothingSelected,
  });
  const anchor = useRef(0);
  const selection = kept.queryId === queryId ? kept.selection : nothingSelected;
  useEffect(() => {
    const before = keptSelection(queryId);
    if (before) setKept({ queryId, selection: before });
  }, [queryId]);

  const change = useCallback(
    (to: (from: FilmSelection) => FilmSelection) => {
      setKept((old) => ({
        queryId,
        selection: to(old.queryId === queryId ? old.selection : nothingSelected),
      }));
    },
    [queryId],
  );
  useEffect(() => {
    if (kept.queryId === queryId && kept.selection !== nothingSelected) {
      keepSelection(queryId, kept.selection);
    }
  }, [queryId, kept]);

  /** Selects a row or lets go of it; with `isRange`, all from the one before to it. */
  const selectRow = useCallback(
    (row: number, isRange: boolean) => {
      const id = loaded[row];
      if (id === undefined) return;
      const from = anchor.current;
      change((old) => (isRange ? withRange(old, from, row, loaded) : toggled(old, id, loaded)));
      if (!isRange) anchor.current = row;
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
    selectLoaded: () => change((old) => toggledAll(old, loaded)),
    selectAll: () => change(() => ({ kind: "all" })),
    clear: () => change(() => nothingSelected),
  };
}

export type FilmSelectionControls = ReturnType<typeof useFilmSelection>;
