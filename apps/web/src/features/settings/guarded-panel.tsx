"use client";

import { type ComponentProps, useEffect, useRef } from "react";
import { SidePanel } from "../page/side-panel";
import { useGuard } from "./panel-guard";

/** A side panel that is not left without a question while something typed in it was not sent. */
export function GuardedPanel({ children, ...props }: ComponentProps<typeof SidePanel>) {
  const { setTyped } = useGuard();
  const body = useRef<HTMLDivElement>(null);
  const look = () => setTyped(isTypedInto(body.current));
  // What was sent is what the fields begin with, or they are gone.
  useEffect(look);
  useEffect(() => () => setTyped(undefined), [setTyped]);
  return (
    <SidePanel {...props}>
      <div ref={body} onInput={look} onReset={() => setTyped(false)} className="contents">
        {children}
      </div>
    </SidePanel>
  );
}

/** Whether a field holds other text than it began with; one that is driven from outside never does. */
function isTypedInto(body: HTMLElement | null): boolean {
  const fields = body?.querySelectorAll<HTMLInputElement>(
    "input:not([type=checkbox], [type=radio])",
  );
  return [...(fields ?? [])].some(({ value, defaultValue }) => value !== defaultValue);
}
