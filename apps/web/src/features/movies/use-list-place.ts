"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { keepAtEntry, readEntry } from "../../lib/history-entry";

/** How far a list was scrolled: to which film, and how many pixels past its top. */
type Place = { id: string | undefined; past: number };

/**
 * Where a list is scrolled to: another one begins at its top, unless it is one that was left, by whatever
 * means, and is come back to. Only films that were fetched before are found again.
 */
export function useListPlace(
  scroller: RefObject<HTMLElement | null>,
  ids: readonly string[],
  listId: string | undefined,
): void {
  const shown = useRef<string>(undefined);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || listId === undefined || shown.current === listId) return;
    shown.current = listId;
    const kept = keptPlace();
    const row = kept?.id === undefined ? -1 : ids.indexOf(kept.id);
    element.scrollTo({ top: kept && row !== -1 ? row * rowHeightOf(element) + kept.past : 0 });
  }, [scroller, ids, listId]);
  const latest = useRef(ids);
  useEffect(() => {
    latest.current = ids;
  });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const keep = () => {
      const rowHeight = rowHeightOf(element);
      const row = Math.floor(element.scrollTop / rowHeight);
      const past = element.scrollTop - row * rowHeight;
      const place: Place = { id: latest.current[row], past };
      keepAtEntry("scroll", place);
    };
    element.addEventListener("scrollend", keep, { passive: true });
    return () => element.removeEventListener("scrollend", keep);
  }, [scroller]);
}

/** What only this file keeps, in a history that no other site can write. */
function keptPlace(): Place | undefined {
  return readEntry("scroll") as Place | undefined;
}

/** How high rows are until the browser says so, in pixels. */
export const usualRowHeight = 32;

/** How high each row of a list is, in pixels. */
export function rowHeightOf(element: HTMLElement): number {
  const height = getComputedStyle(element).getPropertyValue("--row-height");
  return Number.parseFloat(height) || usualRowHeight;
}
