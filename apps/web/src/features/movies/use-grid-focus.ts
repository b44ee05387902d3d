"use client";

import { type RefObject, useEffect, useRef } from "react";
import type { GridHandle } from "./use-grid-cursor";

/** Gives the focus to the films; where there are none yet, as soon as there are, unless it went elsewhere. */
export function useGridFocus(grid: RefObject<GridHandle | null>): () => void {
  const isAwaited = useRef(false);
  useEffect(() => {
    if (!isAwaited.current) return;
    const isElsewhere = document.activeElement !== document.body;
    isAwaited.current = !isElsewhere && !grid.current?.focus();
  });
  return () => {
    isAwaited.current = !grid.current?.focus();
  };
}
