"use client";

import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";

type Tab<Value> = { value: Value; label: string };

/**
 * Names of parts of which one is shown: the arrow keys go from one to the next (the tabs pattern of the ARIA
 * practices, chosen with the focus). What they show stands in a `TabPanel` for each.
 */
export function Tabs<Value extends string>({
  label,
  value,
  tabs,
  onChange,
}: {
  label: string;
  value: Value;
  tabs: readonly Tab<Value>[];
  onChange: (value: Value) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.value === value);
    const to = steps[event.key]?.(at, tabs.length);
    const next = to === undefined ? undefined : tabs[to];
    if (!next) return;
    event.preventDefault();
    onChange(next.value);
    list.current?.querySelectorAll("button")[to ?? 0]?.focus();
  };
  return (
    <div
      ref={list}
      role="tablist"
      aria-label={label}
      onKeyDown={onKeyDown}
      className="flex shrink-0 gap-1 border-line border-b px-3"
    >
      {tabs.map((tab) => (
        <button
          key={tab.value}
          type="button"
          role="tab"
          aria-selected={tab.value === value}
          tabIndex={tab.value === value ? 0 : -1}
          onClick={() => onChange(tab.value)}
          className="focus-ring -mb-px h-9 rounded-sm border-transparent border-b-2 px-2 text-muted transition-colors hover:text-ink aria-selected:border-accent aria-selected:font-medium aria-selected:text-ink pointer-coarse:h-11"
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}

const steps: Record<string, (at: number, count: number) => number> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** What one of the tabs shows; it stays in the page while it is hidden, with all that was typed in it. */
export function TabPanel({
  label,
  isShown,
  children,
}: {
  label: string;
  isShown: boolean;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <div
      id={id}
      role="tabpanel"
      aria-label={label}
      hidden={!isShown}
      className="flex min-h-0 flex-1 flex-col [&[hidden]]:hidden"
    >
      {children}
    </div>
  );
}
