"use client";

import { Panel } from "@marquee/ui/panel";
import { type ComponentProps, useEffect, useRef } from "react";
import { useShortcut } from "../../lib/shortcuts";

/**
 * What is open beside the table. Its heading has the focus when it opens, and again where what had the focus
 * in it is gone; when it closes, what had the focus before has it again. Esc closes it.
 */
export function SidePanel({ children, onClose, ...props }: ComponentProps<typeof Panel>) {
  const body = useRef<HTMLDivElement>(null);
  const focused = useRef<Element>(null);
  const focusHeading = () => body.current?.closest("aside")?.querySelector("h2")?.focus();
  useEffect(() => {
    const opener = document.activeElement;
    focusHeading();
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  useEffect(() => {
    const isLost =
      document.activeElement === document.body && focused.current?.isConnected === false;
    if (isLost) focusHeading();
  });
  useShortcut("leave", onClose);
  return (
    <Panel
      {...props}
      onClose={onClose}
      onFocus={(event) => {
        focused.current = event.target;
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      <div ref={body} className="flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto p-4">
        {children}
      </div>
    </Panel>
  );
}
