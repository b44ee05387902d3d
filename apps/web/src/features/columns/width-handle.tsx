"use client";

import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import type { Column } from "./columns";
import type { SetWidth } from "./use-widths";
import { leastWidth, mostWidth, possibleWidth } from "./widths";
import { columnWords } from "./words";

const step = 16;

/** The right edge of a column's head, to be dragged or moved by arrow keys; two presses give back its own width. */
export function WidthHandle({
  column: { name, label },
  width,
  onWidth,
}: {
  column: Column;
  /** What was given; undefined: the column's own. */
  width: number | undefined;
  onWidth: SetWidth;
}) {
  const ref = useRef<HTMLDivElement>(null);
  const drag = useRef<{ from: number; width: number }>(undefined);
  const [measured, setMeasured] = useState(leastWidth);
  const present = () => ref.current?.parentElement?.getBoundingClientRect().width ?? leastWidth;
  const set = (pixels: number) => onWidth(name, possibleWidth(pixels));

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowLeft") set(present() - step);
    else if (event.key === "ArrowRight") set(present() + step);
    else if (event.key === "Home") onWidth(name, undefined);
    else return;
    event.preventDefault();
  };
  const onPointerDown = ({ button, clientX, pointerId, currentTarget }: PointerEvent) => {
    if (button !== 0) return;
    currentTarget.setPointerCapture(pointerId);
    drag.current = { from: clientX, width: present() };
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule between parts that can be moved is no thematic break
    <div
      ref={ref}
      role="separator"
      aria-orientation="vertical"
      aria-label={columnWords.width(label)}
      aria-valuemin={leastWidth}
      aria-valuemax={mostWidth}
      aria-valuenow={width ?? measured}
      tabIndex={0}
      onFocus={() => setMeasured(possibleWidth(present()))}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={({ clientX }) => {
        if (drag.current) set(drag.current.width + clientX - drag.current.from);
      }}
      onPointerUp={() => {
        drag.current = undefined;
      }}
      onDoubleClick={() => onWidth(name, undefined)}
      className="group/width absolute inset-y-0 -right-1.5 z-1 flex w-3 cursor-col-resize touch-none justify-center outline-none"
    >
      <span className="h-full w-0.5 rounded-sm transition-colors group-hover/width:bg-edge group-focus-visible/width:bg-ring group-active/width:bg-ring" />
    </div>
  );
}
