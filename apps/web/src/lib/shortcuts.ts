"use client";

import { useEffect, useEffectEvent } from "react";
import { keptPreferences } from "./preferences";

/** The keys of the dashboard, in the order in which they are listed. `keys` are names of `KeyboardEvent.key`. */
export const shortcuts = {
  search: { keys: ["/"], does: "Search titles" },
  create: { keys: ["c"], does: "Add a film" },
  next: { keys: ["j", "ArrowDown"], does: "Next film" },
  previous: { keys: ["k", "ArrowUp"], does: "Previous film" },
  open: { keys: ["Enter"], does: "Open the film" },
  edit: { keys: ["e"], does: "Edit this cell's field" },
  leave: { keys: ["Escape"], does: "Leave the field, close the panel" },
  save: { keys: ["Mod+Enter"], does: "Save" },
  help: { keys: ["?"], does: "Show these keys" },
} as const satisfies Record<string, { keys: readonly string[]; does: string }>;

export type ShortcutName = keyof typeof shortcuts;

/** Whether a key pressed belongs to this shortcut; single keys count only alone. */
export function isShortcut(event: ShortcutEvent, name: ShortcutName): boolean {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (altKey) return false;
  const pressed = ctrlKey || metaKey ? `Mod+${key}` : key;
  return shortcuts[name].keys.some((known) => known === pressed);
}

type ShortcutEvent = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">;

/** Does something at a key anywhere on the page, but not while typing or in an open menu or dialog. */
export function useShortcut(name: ShortcutName, run: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || !isShortcut(event, name) || isTakenBy(event.target)) return;
    if (isCharacter(event) && keptPreferences().keys === "off") return;
    event.preventDefault();
    run();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
}

/** A key that writes something; those are what people may turn off (WCAG 2.1.4). */
function isCharacter({ key, ctrlKey, metaKey }: ShortcutEvent): boolean {
  return key.length === 1 && !ctrlKey && !metaKey;
}

const takers =
  "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], [role=menu], [role=listbox], [role=dialog], [role=alertdialog]";

function isTakenBy(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(takers) !== null;
}
