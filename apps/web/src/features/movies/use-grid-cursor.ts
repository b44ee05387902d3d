"use client";

import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { isShortcut, useShortcut } from "../../lib/shortcuts";
import type { RangeRun } from "../selection/selection-model";
import { rowHeightOf } from "./use-list-place";

/** What others may ask of the grid's cursor. */
export type GridHandle = {
  /** Gives the focus to the cell the cursor is at; false where there is none. */
  focus: () => boolean;
  /** Moves the cursor, without the focus, to a film. */
  point: (id: string) => void;
};

/** `run` is the range of films that it was moved with, until it is moved without. */
type Cursor = { id: string | undefined; row: number; column: number; run?: RangeRun | undefined };

/** At no film yet. */
const nowhere: Cursor = { id: undefined, row: 0, column: 0 };

export type GridCursorOptions = {
  ref: RefObject<GridHandle | null>;
  root: RefObject<HTMLElement | null>;
  scroller: RefObject<HTMLElement | null>;
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
 * the film goes, at its place. Until it is moved or gets the focus it is at the first row in view; so it is
 * where the place of a film that is gone is out of view. Only this cell is in the order of the Tab key.
 */
export function useGridCursor(options: GridCursorOptions) {
  const { ref, root, scroller, ids, listId, columns, rowsAPage, scrollTo, onOpen, onEdit } =
    options;
  const [cursor, setCursor] = useState(nowhere);
  const [shownList, setShownList] = useState(listId);
  if (listId !== undefined && listId !== shownList) {
    setShownList(listId);
    setCursor(nowhere);
  }
  const wantsFocus = useRef(false);
  const row = rowOf(cursor, ids);
  const isAtFilm = cursor.id !== undefined && ids[row] === cursor.id;

  // The row may be drawn only after scrolling to it: then it takes the focus as soon as it is there. So does
  // the one in its place where a row went with the focus, as when another list comes.
  const hadFocus = useRef(false);
  useLayoutEffect(() => {
    hadFocus.current &&= document.activeElement === document.body;
    const isLeftBehind = cursor.id === undefined && document.activeElement?.matches("[data-place]");
    const wants = wantsFocus.current || hadFocus.current || isLeftBehind;
    hadFocus.current = root.current?.contains(document.activeElement) ?? false;
    if (!wants) return;
    if (!isAtFilm && focus()) return;
    const cell = root.current?.querySelector<HTMLElement>(`[data-place="${row}:${cursor.column}"]`);
    if (!cell) return;
    cell.focus({ preventScroll: true });
    hadFocus.current = true;
    wantsFocus.current = false;
  });

  const moveTo = useCallback(
    (nextRow: number, column: number, takesFocus = true, run?: RangeRun) => {
      const clamped = Math.max(0, Math.min(nextRow, ids.length - 1));
      wantsFocus.current = takesFocus;
      setCursor({
        id: ids[clamped],
        row: clamped,
        column: Math.max(0, Math.min(column, columns - 1)),
        run,
      });
      if (takesFocus) scrollTo(clamped);
    },
    [ids, columns, scrollTo],
  );

  const focus = () => {
    if (ids.length > 0) moveTo(isAtFilm ? row : rowInView(scroller.current, cursor), cursor.column);
    return ids.length > 0;
  };
  const point = (id: string) => setCursor(({ row, column }) => ({ id, row, column }));
  useImperativeHandle(ref, () => ({ focus, point }));

  const hasFocus = () => root.current?.contains(document.activeElement) ?? false;
  const isMoved = () => isAtFilm && hasFocus();
  useShortcut("next", () => (isMoved() ? moveTo(row + 1, cursor.column) : focus()));
  useShortcut("previous", () => (isMoved() ? moveTo(row - 1, cursor.column) : focus()));

  const onScrollEnd = useEffectEvent(() => {
    if (cursor.id !== undefined) return;
    const seen = rowInView(scroller.current, cursor);
    if (seen !== cursor.row) setCursor({ ...cursor, row: seen });
  });
  useEffect(() => {
    const element = scroller.current;
    const listener = () => onScrollEnd();
    element?.addEventListener("scrollend", listener, { passive: true });
    return () => element?.removeEventListener("scrollend", listener);
  }, [scroller]);

  /** Where the focus comes to a cell while the cursor is at no film, the cursor is there. */
  const onFocus = (event: FocusEvent) => {
    const at = isAtFilm ? undefined : placeOf(event.target);
    if (at) moveTo(at.row, at.column, false);
  };

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

  return { ...cursor, row, moveTo, onKeyDown, onFocus };
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

/** The row of a cursor that is at no film: its place where that is wholly in view, else the first row that is. */
function rowInView(scroller: HTMLElement | null, { id, row }: Cursor): number {
  if (!scroller) return row;
  const rowHeight = rowHeightOf(scroller);
  const first = Math.ceil(scroller.scrollTop / rowHeight);
  const end = Math.floor((scroller.scrollTop + scroller.clientHeight) / rowHeight);
  return id !== undefined && row >= first && row < end ? row : first;
}

/** The place of the cell that something is in; undefined for what is in none. */
function placeOf(target: EventTarget | null): Place | undefined {
  const cell = target instanceof Element ? target.closest("[data-place]") : null;
  const [row, column] = cell?.getAttribute("data-place")?.split(":").map(Number) ?? [];
  return row === undefined || column === undefined ? undefined : { row, column };
}

function isCell(target: EventTarget | null): boolean {
  return placeOf(target) !== undefined;
}
