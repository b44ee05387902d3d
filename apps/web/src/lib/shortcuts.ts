"use client";

import { type KeyboardEvent as ReactKeyboardEvent, useEffect, useEffectEvent } from "react";
import { keptPreferences } from "./preferences";

/** The keys of the dashboard, in the order in which they are listed. `keys` are names of `KeyboardEvent.key`. */
export const shortcuts = {
  search: { keys: ["/"], does: "Search and filter" },
  palette: { keys: ["Mod+k"], does: "Find a film, a view or an action", isEverywhere: true },
  create: { keys: ["c"], does: "Add a film" },
  next: { keys: ["j", "ArrowDown"], does: "Next row" },
  previous: { keys: ["k", "ArrowUp"], does: "Previous row" },
  jump: { keys: ["J"], does: "Jump to a letter, a year or a day" },
  open: { keys: ["Enter"], does: "Open the film" },
  edit: { keys: ["e", "F2"], does: "Edit this cell" },
  nextCell: { keys: ["Tab"], does: "Keep what is typed, next cell" },
  leave: { keys: ["Escape"], does: "Leave the field, close the panel, select nothing" },
  select: { keys: ["x"], does: "Select the row" },
  selectDown: { keys: ["Shift+ArrowDown"], does: "Extend the range down" },
  selectUp: { keys: ["Shift+ArrowUp"], does: "Extend the range up" },
  extend: { keys: ["E"], does: "Extend the rights of what is selected" },
  nextFilm: { keys: ["]"], does: "Open the next film" },
  previousFilm: { keys: ["["], does: "Open the previous film" },
  save: { keys: ["Mod+Enter"], does: "Save" },
  undo: { keys: ["Mod+z"], does: "Undo my last change" },
  help: { keys: ["?"], does: "Show these keys" },
} as const satisfies Record<string, Shortcut>;

/** One that is `isEverywhere` also acts while typing. */
type Shortcut = { keys: readonly string[]; does: string; isEverywhere?: true };

export type ShortcutName = keyof typeof shortcuts;

/** Whether a key pressed belongs to this shortcut; single keys count only alone. */
export function isShortcut(event: ShortcutEvent, name: ShortcutName): boolean {
  const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
  if (altKey) return false;
  // With a letter the shift key is in the letter.
  const shifted = shiftKey && key.length > 1 ? `Shift+${key}` : key;
  const pressed = ctrlKey || metaKey ? `Mod+${shifted}` : shifted;
  return shortcuts[name].keys.some((known) => known === pressed);
}

type ShortcutEvent = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;

/** Sends a form at the key for saving, from whatever field of it. */
export function submitAtSave(event: ReactKeyboardEvent<HTMLFormElement>): void {
  if (!isShortcut(event, "save")) return;
  event.preventDefault();
  if (!event.repeat) event.currentTarget.requestSubmit();
}

/**
 * Does something at a key anywhere on the page, but not while typing or in an open menu or dialog, nor where the
 * key is not `isWanted`.
 */
export function useShortcut(
  name: ShortcutName,
  run: () => void,
  isWanted: (event: KeyboardEvent) => boolean = () => true,
): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || !isShortcut(event, name)) return;
    const isEverywhere = "isEverywhere" in shortcuts[name];
    if (!isEverywhere && isTakenBy(event.target)) return;
    if (isCharacter(event) && keptPreferences().keys === "off") return;
    if (!isWanted(event)) return;
    event.preventDefault();
    run();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
}

/** Whether a key writes something; those are what people may turn off (WCAG 2.1.4). */
export function isCharacter({ key, ctrlKey, metaKey }: ShortcutEvent): boolean {
  return key.length === 1 && !ctrlKey && !metaKey;
}

const takers =
  "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], [role=menu], [role=listbox], [role=dialog], [role=alertdialog]";

/** Whether keys are the own of what has the focus: a field, a menu, a dialog. */
export function isTakenBy(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(takers) !== null;
}
