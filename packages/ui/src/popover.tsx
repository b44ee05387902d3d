"use client";

import { Popover as Base } from "@base-ui/react/popover";
import { X } from "lucide-react";
import { type ReactNode, type RefObject, useRef } from "react";
import { IconButton } from "./icon-button";

const sheetPlace =
  "max-md:fixed! max-md:inset-x-0! max-md:top-auto! max-md:bottom-0! max-md:transform-none!";
const sheetLook = "max-md:max-h-[85dvh] max-md:w-full max-md:max-w-none max-md:rounded-b-none";

/**
 * A small page beside a button, which has the focus again when it closes. What is around it stays in use; a
 * press of the button itself is left to it, and a key to what in it had a use for it.
 */
export function Popover({
  title,
  closeLabel,
  anchor,
  focusOn,
  isSmall = false,
  isSheet = false,
  onClose,
  children,
}: {
  title: string;
  closeLabel: string;
  anchor: RefObject<HTMLElement | null>;
  isSmall?: boolean;
  /** On a phone it is as wide as the screen, at its lower end. */
  isSheet?: boolean;
  /** A selector of what has the focus first; the way out, unless given or where there is none. */
  focusOn?: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const page = useRef<HTMLDivElement>(null);
  return (
    <Base.Root
      open
      onOpenChange={(isOpen, { event }) => {
        const isOnAnchor = event.target instanceof Node && anchor.current?.contains(event.target);
        const isTaken = event.type === "keydown" && event.defaultPrevented;
        if (!isOpen && !isOnAnchor && !isTaken) onClose();
      }}
    >
      <Base.Portal>
        <Base.Positioner
          anchor={anchor}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className={`z-40 outline-none ${isSheet ? sheetPlace : ""}`}
        >
          <Base.Popup
            ref={page}
            initialFocus={() =>
              (focusOn && page.current?.querySelector<HTMLElement>(focusOn)) || true
            }
            finalFocus={anchor}
            className={`flex max-h-(--available-height) w-[calc(100vw-1rem)] flex-col rounded-lg bg-raised text-13 text-ink shadow-float outline-none ${isSmall ? "max-w-88" : "max-w-2xl"} ${isSheet ? sheetLook : ""}`}
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
