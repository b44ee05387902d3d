"use client";

import { type ComponentProps, useLayoutEffect, useRef, useState } from "react";

/** Pixels that are wanted below the cell and to the right of its beginning; with less, it goes the other way. */
const room = { below: 96, right: 320 };

/** What floats beside a cell, above the rows around it. */
export function CellFloat({ className, ...props }: ComponentProps<"div">) {
  const ref = useRef<HTMLDivElement>(null);
  const [isAbove, setAbove] = useState(false);
  const [isAtEnd, setAtEnd] = useState(false);
  useLayoutEffect(() => {
    const cell = ref.current?.parentElement?.getBoundingClientRect();
    const rows = ref.current?.closest("[role=rowgroup]")?.getBoundingClientRect();
    if (!cell || !rows) return;
    setAbove(cell.bottom + room.below > rows.bottom && cell.top - room.below > rows.top);
    setAtEnd(cell.left + room.right > rows.right);
  }, []);
  return (
    <div
      {...props}
      ref={ref}
      className={`absolute z-20 w-max max-w-80 rounded-md bg-raised text-13 shadow-float ${isAbove ? "bottom-full mb-1" : "top-full mt-1"} ${isAtEnd ? "right-0" : "left-0"} ${className}`}
    />
  );
}
