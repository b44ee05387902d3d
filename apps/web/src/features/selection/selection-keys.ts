import type { KeyboardEvent } from "react";
import { isShortcut } from "../../lib/shortcuts";
import type { FilmSelectionControls } from "./use-film-selection";

type Cursor = {
  row: number;
  column: number;
  moveTo: (row: number, column: number) => void;
};

/** Does what a key does to the selection, with the row the cursor is at; false for a key that does nothing to it. */
export function pressSelectionKey(
  event: KeyboardEvent,
  selection: FilmSelectionControls,
  cursor: Cursor,
  ids: readonly string[],
): boolean {
  if (isShortcut(event, "select")) {
    selection.selectRow(cursor.row, false);
    return true;
  }
  const isDown = isShortcut(event, "selectDown");
  if (!isDown && !isShortcut(event, "selectUp")) return false;
  if (!selection.has(ids[cursor.row] ?? "")) selection.selectRow(cursor.row, false);
  const row = Math.max(0, Math.min(cursor.row + (isDown ? 1 : -1), ids.length - 1));
  selection.selectRow(row, true);
  cursor.moveTo(row, cursor.column);
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
