"use client";

import { useCallback, useEffect, useRef } from "react";
import type { FilmSelectionControls } from "./use-film-selection";

type Cursor = {
  /** Undefined while it is at no film. */
  id: string | undefined;
  column: number;
  moveTo: (row: number, column: number, takesFocus: boolean) => void;
};

/**
 * What the box of a row does: selects it or lets go of it, or with `isRange` all from the one before to it. The
 * cursor comes along, so that keys go on from there. It is the same function however the cursor moves.
 */
export function usePointerSelection(selection: FilmSelectionControls | undefined, cursor: Cursor) {
  const latest = useRef(cursor);
  useEffect(() => {
    latest.current = cursor;
  });
  const selectRow = selection?.selectRow;
  const selectTo = selection?.selectTo;
  return useCallback(
    (row: number, isRange: boolean) => {
      const { id, column, moveTo } = latest.current;
      if (isRange) selectTo?.(row, id);
      else selectRow?.(row);
      moveTo(row, column, false);
    },
    [selectRow, selectTo],
  );
}
