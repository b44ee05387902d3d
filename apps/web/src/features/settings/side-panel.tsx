"use client";

import { Panel } from "@marquee/ui/panel";
import { type ComponentProps, useEffect, useRef } from "react";
import { useShortcut } from "../../lib/shortcuts";

/**
 * What is open beside the table. Its heading has the focus when it opens; when it closes, what had the focus
 * before has it again. Esc closes it, also where what had the focus in it is gone.
 */
export function SidePanel({ children, onClose, ...props }: ComponentProps<typeof Panel>) {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    body.current?.closest("aside")?.querySelector("h2")?.focus();
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  useShortcut("leave", onClose);
  return (
    <Panel
      {...props}
      onClose={onClose}
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
