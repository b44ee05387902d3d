"use client";

import { Popover as Base } from "@base-ui/react/popover";
import { X } from "lucide-react";
import { type ReactNode, type RefObject, useRef } from "react";
import { IconButton } from "./icon-button";

/**
 * A small page beside a button, which has the focus again when it closes. What is around it stays in use; a
 * press of the button itself is left to it.
 */
export function Popover({
  title,
  closeLabel,
  anchor,
  focusOn,
  isSmall = false,
  onClose,
  children,
}: {
  title: string;
  closeLabel: string;
  anchor: RefObject<HTMLElement | null>;
  /** A selector of what has the focus first; its first control, unless given. */
  focusOn?: string;
  isSmall?: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const page = useRef<HTMLDivElement>(null);
  return (
    <Base.Root
      open
      onOpenChange={(isOpen, { event }) => {
        const isOnAnchor = event.target instanceof Node && anchor.current?.contains(event.target);
        if (!isOpen && !isOnAnchor) onClose();
      }}
    >
      <Base.Portal>
        <Base.Positioner
          anchor={anchor}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className="z-40 outline-none"
        >
          <Base.Popup
            ref={page}
            {...(focusOn
              ? { initialFocus: () => page.current?.querySelector<HTMLElement>(focusOn) }
              : {})}
            finalFocus={anchor}
            className={`flex max-h-(--available-height) w-[calc(100vw-1rem)] flex-col rounded-lg bg-raised text-13 text-ink shadow-float outline-none ${isSmall ? "max-w-88" : "max-w-2xl"}`}
          >
            <div className="flex h-11 shrink-0 items-center justify-between border-line border-b pr-1.5 pl-4">
              <Base.Title className="font-semibold text-14">{title}</Base.Title>
              <Base.Close render={<IconButton label={closeLabel} icon={X} />} />
            </div>
            <div className="overflow-y-auto p-4">{children}</div>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
