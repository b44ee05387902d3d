"use client";

import { type MouseEvent, useRef } from "react";

type Place = { row: number; column: number };

/**
 * Tells which cell is pressed twice. Where it was at the first press counts: what that opens may move the
 * table. Cells may lie below their row's link.
 */
export function useDoublePress(onDoublePress: (row: number, column: number) => void) {
  const first = useRef<Place>(undefined);
  return {
    onMouseDown: ({ detail, clientX, clientY }: MouseEvent) => {
      if (detail === 1) first.current = placeAt(clientX, clientY);
    },
    onDoubleClick: () => {
      if (first.current) onDoublePress(first.current.row, first.current.column);
    },
  };
}

function placeAt(x: number, y: number): Place | undefined {
  const cell = document.elementsFromPoint(x, y).find((element) => element.role === "gridcell");
  const placed = cell?.closest("[data-place]") ?? cell?.querySelector("[data-place]");
  const [row, column] = (placed?.getAttribute("data-place") ?? "").split(":").map(Number);
  return row === undefined || column === undefined ? undefined : { row, column };
}
