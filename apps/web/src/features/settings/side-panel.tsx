"use client";

import { Panel } from "@marquee/ui/panel";
import { type ComponentProps, useEffect, useRef } from "react";

/**
 * What is open beside the table. Its heading has the focus when it opens; when it closes, what had the focus
 * before has it again. Esc closes it.
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
  return (
    <Panel
      {...props}
      onClose={onClose}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) onClose();
      }}
    >
      <div ref={body} className="flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto p-4">
        {children}
      </div>
    </Panel>
  );
}
