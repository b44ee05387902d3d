"use client";

import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement } from "react";
import { Kbd } from "./kbd";

/** Lets tooltips near each other open without a wait; once, around everything. */
export const TooltipProvider = Base.Provider;

/** Names what the pointer or the focus is on, with its key. The element must say its name without it. */
export function Tooltip({
  label,
  keys,
  children,
}: {
  label: string;
  keys?: readonly string[] | undefined;
  children: ReactElement;
}) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} className="z-50">
          <Base.Popup
            aria-hidden
            className="flex items-center gap-2 rounded-md bg-ink px-2 py-1 text-12 text-surface transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            {label}
            {keys && <Kbd keys={keys} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
