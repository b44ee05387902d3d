"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

/** Rows drawn before the browser says how high the list is: enough for most screens. */
const servedHeight = 1_080;
const usualRowHeight = 32;

/**
 * Which rows to draw. They are all `--row-height` high; when some come or go above, those in view stay
 * where they are.
 */
export function useRowWindow({
  scroller,
  ids,
  density,
}: {
  scroller: RefObject<HTMLElement | null>;
  ids: readonly string[];
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
    const read = () => {
      const height = getComputedStyle(element).getPropertyValue("--row-height");
      setRowHeight(Number.parseFloat(height) || usualRowHeight);
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, density]);
  useLayoutEffect(() => virtualizer.measure(), [rowHeight]);

  const firstRow = Math.floor((virtualizer.scrollOffset ?? 0) / rowHeight);
  useAnchor(scroller, ids, firstRow, rowHeight);

  const scrollToIndex = virtualizer.scrollToIndex;
  const scrollTo = useCallback((row: number) => scrollToIndex(row), [scrollToIndex]);
  const rowsAPage = () =>
    Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
  return { rows: virtualizer.getVirtualItems().map((item) => item.index), scrollTo, rowsAPage };
}

/** Keeps the first row in view where it is while the list above it changes. */
function useAnchor(
  scroller: RefObject<HTMLElement | null>,
  ids: readonly string[],
  firstRow: number,
  rowHeight: number,
) {
  const anchor = useRef({ ids, id: ids[firstRow], firstRow });
  useLayoutEffect(() => {
    const before = anchor.current;
    if (before.ids !== ids && before.firstRow > 0 && before.id !== undefined) {
      const row = ids.indexOf(before.id);
      if (row > 0 && row !== before.firstRow) {
        scroller.current?.scrollBy({ top: (row - before.firstRow) * rowHeight });
      }
    }
    anchor.current = { ids, id: ids[firstRow], firstRow };
  });
}
