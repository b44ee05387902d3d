import type { KeyboardEvent } from "react";
import { isShortcut } from "../../lib/shortcuts";
import { type RangeRun, runTo } from "./selection-model";
import type { FilmSelectionControls } from "./use-film-selection";

type Cursor = {
  row: number;
  column: number;
  /** The range it was moved with last; any other move ends it. */
  run?: RangeRun | undefined;
  moveTo: (row: number, column: number, takesFocus: boolean, run: RangeRun) => void;
};

/** Does what a key does to the selection, with the row the cursor is at; false for a key that does nothing to it. */
export function pressSelectionKey(
  event: KeyboardEvent,
  selection: FilmSelectionControls,
  cursor: Cursor,
  ids: readonly string[],
): boolean {
  if (isShortcut(event, "select")) {
    selection.selectRow(cursor.row);
    return true;
  }
  const isDown = isShortcut(event, "selectDown");
  if (!isDown && !isShortcut(event, "selectUp")) return false;
  const from = ids[cursor.row];
  if (from === undefined) return false;
  const row = Math.max(0, Math.min(cursor.row + (isDown ? 1 : -1), ids.length - 1));
  const run = runTo(cursor.run, selection.selection, from, row, ids);
  selection.selectRun(run, row);
  cursor.moveTo(row, cursor.column, true, run);
  return true;
}

/** What the box above all boxes says and does. */
export function headSelection(
  selection: FilmSelectionControls | undefined,
  ids: readonly string[],
) {
  if (!selection || ids.length === 0) return undefined;
  return {
    isAll: ids.every(selection.has),
    isSome: selection.selection.kind === "all" || selection.ids.length > 0,
    onToggle: selection.selectLoaded,
  };
}
