"use client";

import { type MouseEvent, useEffect, useRef } from "react";

/** Selects what it stands beside; with Shift, all up to the one selected before. */
export function SelectBox({
  label,
  isChecked,
  isMixed = false,
  onToggle,
}: {
  label: string;
  isChecked: boolean;
  isMixed?: boolean;
  onToggle: (isRange: boolean) => void;
}) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = isMixed;
  }, [isMixed]);
  return (
    <label className="-m-1.5 relative z-10 grid shrink-0 cursor-pointer place-items-center p-1.5 pointer-coarse:-m-3.5 pointer-coarse:p-3.5">
      <input
        ref={box}
        type="checkbox"
        aria-label={label}
        checked={isChecked}
        onChange={() => {}}
        onClick={(event: MouseEvent) => onToggle(event.shiftKey)}
        className="focus-ring size-4 cursor-pointer accent-(--accent)"
      />
    </label>
  );
}
