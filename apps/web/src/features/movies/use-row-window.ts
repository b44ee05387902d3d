"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { rowHeightOf, usualRowHeight } from "./use-list-place";

/** Rows drawn before the browser says how high the list is: enough for most screens. */
const servedHeight = 1_080;
/**
 * Which rows to draw. They are all `--row-height` high; when some come or go above, those in view stay
 * where they are. A list that `isBegun` in its middle also stays where it is at its top, and at its end where
 * it begins beyond its last film.
 */
export function useRowWindow({
  scroller,
  ids,
  listId,
  isBegun,
  density,
}: {
  scroller: RefObject<HTMLElement | null>;
  ids: readonly string[];
  /** Which list it is; undefined while it is still another one. */
  listId: string | undefined;
  isBegun: boolean;
  density: string;
}) {
  const [rowHeight, setRowHeight] = useState(usualRowHeight);
  const virtualizer = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialRect: { width: 0, height: servedHeight },
  });

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const read = () => setRowHeight(rowHeightOf(element));
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, density]);
  useLayoutEffect(() => virtualizer.measure(), [rowHeight]);

  const firstRow = Math.floor((virtualizer.scrollOffset ?? 0) / rowHeight);
  useAnchor(scroller, { ids, listId, isBegun, firstRow, rowHeight });

  const scrollToIndex = virtualizer.scrollToIndex;
  const scrollTo = useCallback((row: number) => scrollToIndex(row), [scrollToIndex]);
  const rowsAPage = () =>
    Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
  return { rows: virtualizer.getVirtualItems().map((item) => item.index), scrollTo, rowsAPage };
}

type Drawn = {
  ids: readonly string[];
  listId: string | undefined;
  isBegun: boolean;
  firstRow: number;
  rowHeight: number;
};

/** Keeps the first row in view where it is while the list above it changes. */
function useAnchor(scroller: RefObject<HTMLElement | null>, drawn: Drawn) {
  const anchor = useRef(drawn);
  useLayoutEffect(() => {
    const before = anchor.current;
    anchor.current = drawn;
    if (before.listId === drawn.listId && before.ids !== drawn.ids) {
      scroller.current?.scrollBy({ top: rowsAdded(before, drawn) * drawn.rowHeight });
    }
  });
}

/** By how many rows the one that was first in view has moved, if it is to stay in view. */
function rowsAdded(before: Drawn, { ids, isBegun }: Drawn): number {
  const first = before.ids[before.firstRow];
  if (first === undefined) return isBegun && before.ids.length === 0 ? ids.length : 0;
  const row = before.firstRow > 0 || isBegun ? ids.indexOf(first) : -1;
  return row > 0 ? row - before.firstRow : 0;
}
