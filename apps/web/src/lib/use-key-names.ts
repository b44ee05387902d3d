"use client";

import { useSyncExternalStore } from "react";
import { type ShortcutName, shortcuts } from "./shortcuts";

const nothingChanges = () => () => {};

/** The keys of a shortcut as this machine's keyboard names them. */
export function useKeyNames(name: ShortcutName): string[][] {
  const isApple = useSyncExternalStore(
    nothingChanges,
    () => /Mac|iPhone|iPad/.test(navigator.userAgent),
    () => false,
  );
  return shortcuts[name].keys.map((keys) => keys.split("+").map((key) => keyName(key, isApple)));
}

const names: Record<string, string> = {
  ArrowDown: "↓",
  ArrowUp: "↑",
  Enter: "↵",
  Escape: "Esc",
  Tab: "Tab",
  Shift: "Shift",
  E: "Shift E",
  J: "Shift J",
};

function keyName(key: string, isApple: boolean): string {
  if (key === "Mod") return isApple ? "⌘" : "Ctrl";
  return names[key] ?? key.toUpperCase();
}
