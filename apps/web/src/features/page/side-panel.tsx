"use client";

import { ConfirmDialog } from "@marquee/ui/dialog";
import { Panel } from "@marquee/ui/panel";
import { type ComponentProps, useEffect, useRef, useState } from "react";
import { useShortcut } from "../../lib/shortcuts";
import { pageWords } from "./words";

/**
 * What is open beside the table. Its heading has the focus when it opens, and again where what had the focus
 * in it is gone; when it closes, what had the focus before has it again. Esc closes it. Where something is typed
 * that was not sent, it asks first.
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
  const [isAsking, setAsking] = useState(false);
  const close = () => (isTypedInto(body.current) ? setAsking(true) : onClose());
  useShortcut("leave", close);
  return (
    <Panel
      {...props}
      onClose={close}
      onFocus={(event) => {
        focused.current = event.target;
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        // What floats above the panel is its own to close.
        if (!(event.target instanceof Node && event.currentTarget.contains(event.target))) return;
        event.preventDefault();
        close();
      }}
    >
      <div ref={body} className="flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto p-4">
        {children}
      </div>
      {isAsking && (
        <ConfirmDialog
          title={pageWords.unsaved.title}
          description={pageWords.unsaved.told}
          action={pageWords.unsaved.leave}
          cancel={pageWords.unsaved.stay}
          isOpen
          onConfirm={onClose}
          onCancel={() => setAsking(false)}
        />
      )}
    </Panel>
  );
}

/** Whether a field holds other text than it began with; one that is driven from outside never does. */
function isTypedInto(body: HTMLElement | null): boolean {
  const fields = body?.querySelectorAll<HTMLInputElement>(
    "input:not([type=checkbox], [type=radio])",
  );
  return [...(fields ?? [])].some(({ value, defaultValue }) => value !== defaultValue);
}
