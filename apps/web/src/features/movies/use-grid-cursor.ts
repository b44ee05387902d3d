"use client";

import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { isShortcut, useShortcut } from "../../lib/shortcuts";

/** What others may ask of the grid's cursor. */
export type GridHandle = {
  /** Gives the focus to the cell the cursor is at; false where there is none. */
  focus: () => boolean;
  /** Moves the cursor, without the focus, to a film. */
  point: (id: string) => void;
};

/** At the first film, whatever comes before it later. */
const startOf = (ids: readonly string[]): Cursor => ({ id: ids[0], row: 0, column: 0 });

type Cursor = { id: string | undefined; row: number; column: number };

export type GridCursorOptions = {
  ref: RefObject<GridHandle | null>;
  root: RefObject<HTMLElement | null>;
  ids: readonly string[];
  /** Which list it is; undefined while it is still another one. */
  listId: string | undefined;
  columns: number;
  /** How many rows Page Down goes. */
  rowsAPage: () => number;
  scrollTo: (row: number) => void;
  onOpen: (row: number) => void;
  onEdit: (row: number, column: number) => void;
};

/**
 * The cell that the keyboard is at. It stays with its film while rows come and go around it, and where
 * the film goes, at its place. Only this cell is in the order of the Tab key.
 */
export function useGridCursor(options: GridCursorOptions) {
  const { ref, root, ids, listId, columns, rowsAPage, scrollTo, onOpen, onEdit } = options;
  const [cursor, setCursor] = useState(() => startOf(ids));
  const [shownList, setShownList] = useState(listId);
  if (listId !== undefined && listId !== shownList) {
    setShownList(listId);
    setCursor(startOf(ids));
  }
  const wantsFocus = useRef(false);
  const row = rowOf(cursor, ids);

  // The row may be drawn only after scrolling to it: then it takes the focus as soon as it is there. So does
  // the one in its place where a row went with the focus, as when another list comes.
  const hadFocus = useRef(false);
  useLayoutEffect(() => {
    hadFocus.current &&= document.activeElement === document.body;
    const wants = wantsFocus.current || hadFocus.current;
    hadFocus.current = root.current?.contains(document.activeElement) ?? false;
    if (!wants) return;
    const cell = root.current?.querySelector<HTMLElement>(`[data-place="${row}:${cursor.column}"]`);
    if (!cell) return;
    cell.focus({ preventScroll: true });
    hadFocus.current = true;
    wantsFocus.current = false;
  });

  const moveTo = useCallback(
    (nextRow: number, column: number, takesFocus = true) => {
      const clamped = Math.max(0, Math.min(nextRow, ids.length - 1));
      wantsFocus.current = takesFocus;
      setCursor({
        id: ids[clamped],
        row: clamped,
        column: Math.max(0, Math.min(column, columns - 1)),
      });
      if (takesFocus) scrollTo(clamped);
    },
    [ids, columns, scrollTo],
  );

  const focus = () => {
    if (ids.length > 0) moveTo(row, cursor.column);
    return ids.length > 0;
  };
  const point = (id: string) => setCursor((old) => ({ ...old, id }));
  useImperativeHandle(ref, () => ({ focus, point }));

  const hasFocus = () => root.current?.contains(document.activeElement) ?? false;
  useShortcut("next", () => (hasFocus() ? moveTo(row + 1, cursor.column) : focus()));
  useShortcut("previous", () => (hasFocus() ? moveTo(row - 1, cursor.column) : focus()));

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || ids.length === 0) return;
    if (isShortcut(event, "edit")) onEdit(row, cursor.column);
    else if (isShortcut(event, "open") && isCell(event.target)) onOpen(row);
    else {
      const step = steps[event.key]?.({ ...cursor, row }, ids.length, rowsAPage());
      if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
      moveTo(step.row, step.column);
    }
    event.preventDefault();
  };

  return { row, column: cursor.column, moveTo, onKeyDown };
}

type Place = { row: number; column: number };
const steps: Record<string, (at: Place, rows: number, page: number) => Place> = {
  ArrowRight: (at) => ({ ...at, column: at.column + 1 }),
  ArrowLeft: (at) => ({ ...at, column: at.column - 1 }),
  Home: (at) => ({ ...at, row: 0 }),
  End: (at, rows) => ({ ...at, row: rows - 1 }),
  PageDown: (at, _, page) => ({ ...at, row: at.row + page }),
  PageUp: (at, _, page) => ({ ...at, row: at.row - page }),
};

function rowOf({ id, row }: Cursor, ids: readonly string[]): number {
  if (ids[row] === id) return row;
  const moved = id === undefined ? -1 : ids.indexOf(id);
  return moved === -1 ? Math.max(0, Math.min(row, ids.length - 1)) : moved;
}

function isCell(target: EventTarget): boolean {
  return target instanceof Element && target.closest("[data-place]") !== null;
}
