"use client";

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { rowHeightOf, usualRowHeight } from "./use-list-place";

/** Rows drawn before the browser says how high the list is: enough for most screens. */
const servedHeight = 1_080;
/** Rows drawn above and below those in view. */
const rowsBeyond = 12;

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
  const { first, last, rowHeight, lookAgain } = useView(scroller, density);
  useAnchor(scroller, lookAgain, { ids, listId, isBegun, firstRow: first, rowHeight });

  /** Brings a row into view, by as little as that takes. */
  const scrollTo = useCallback(
    (row: number) => {
      const element = scroller.current;
      if (!element) return;
      const lowest = row * rowHeight;
      const highest = lowest + rowHeight - element.clientHeight;
      element.scrollTop = Math.min(lowest, Math.max(highest, element.scrollTop));
    },
    [scroller, rowHeight],
  );
  const rowsAPage = () =>
    Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
  const from = Math.max(0, Math.min(first, ids.length) - rowsBeyond);
  const to = Math.min(ids.length, last + rowsBeyond);
  const rows = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
  return { rows, scrollTo, rowsAPage };
}

/** The rows in view: from the first one to the one before `last`. */
type View = { rowHeight: number; first: number; last: number };

const servedView = viewOf(usualRowHeight, 0, servedHeight);

function viewOf(rowHeight: number, top: number, height: number): View {
  return {
    rowHeight,
    first: Math.floor(top / rowHeight),
    last: Math.ceil((top + height) / rowHeight),
  };
}

/**
 * What is in view of a list, as it is scrolled and as its size and that of its rows change; `lookAgain` is for whoever
 * scrolls it while it is drawn.
 */
function useView(
  scroller: RefObject<HTMLElement | null>,
  density: string,
): View & { lookAgain: () => void } {
  const [view, setView] = useState(servedView);
  const look = useRef<() => void>(undefined);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let rowHeight = rowHeightOf(element);
    const read = () => {
      const seen = viewOf(rowHeight, element.scrollTop, element.clientHeight);
      setView((known) => (isSame(known, seen) ? known : seen));
    };
    const onResize = () => {
      rowHeight = rowHeightOf(element);
      read();
    };
    // Drawn before the frame that shows it, so that no row is blank in between.
    const onScroll = () => flushSync(read);
    look.current = read;
    onResize();
    const observer = new ResizeObserver(onResize);
    observer.observe(element);
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", onScroll);
    };
  }, [scroller, density]);
  const lookAgain = useCallback(() => look.current?.(), []);
  return { ...view, lookAgain };
}

function isSame(one: View, other: View): boolean {
  return one.rowHeight === other.rowHeight && one.first === other.first && one.last === other.last;
}

type Drawn = {
  ids: readonly string[];
  listId: string | undefined;
  isBegun: boolean;
  firstRow: number;
  rowHeight: number;
};

/** Keeps the first row in view where it is while the list above it changes. */
function useAnchor(scroller: RefObject<HTMLElement | null>, lookAgain: () => void, drawn: Drawn) {
  const anchor = useRef(drawn);
  useLayoutEffect(() => {
    const before = anchor.current;
    anchor.current = drawn;
    if (before.listId === drawn.listId && before.ids !== drawn.ids) {
      const top = rowsAdded(before, drawn) * drawn.rowHeight;
      if (top === 0) return;
      scroller.current?.scrollBy({ top });
      // The rows in view are drawn with those that come above them, and not after.
      lookAgain();
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
