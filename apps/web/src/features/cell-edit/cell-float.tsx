"use client";

import { type ComponentProps, useLayoutEffect, useRef, useState } from "react";

/** Pixels that are wanted below the cell; with less, it stands above. */
const roomBelow = 96;

/** What floats beside a cell, above the rows around it. */
export function CellFloat({ className, ...props }: ComponentProps<"div">) {
  const ref = useRef<HTMLDivElement>(null);
  const [isAbove, setAbove] = useState(false);
  useLayoutEffect(() => {
    const cell = ref.current?.parentElement?.getBoundingClientRect();
    const rows = ref.current?.closest("[role=rowgroup]")?.getBoundingClientRect();
    if (cell && rows) setAbove(cell.bottom + roomBelow > rows.bottom && cell.top > rows.top + 96);
  }, []);
  return (
    <div
      {...props}
      ref={ref}
      className={`absolute left-0 z-20 w-max max-w-80 rounded-md bg-raised text-13 text-ink shadow-float ${isAbove ? "bottom-full mb-1" : "top-full mt-1"} ${className}`}
    />
  );
}
