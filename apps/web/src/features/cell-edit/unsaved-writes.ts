"use client";

import { useSyncExternalStore } from "react";
import { askBeforeLeaving } from "../../lib/use-leave-guard";
import type { CellWrites } from "./cell-write";

const none: CellWrites = {};
const tables = new Set<() => void>();
let writes = none;
let stopAsking: (() => void) | undefined;

/**
 * All changes of cells that are not saved. They outlive the table that they were typed into: the next one shows
 * them again, and until they are saved or given up the browser asks before the page is closed, wherever one is.
 */
export function useUnsavedWrites(): CellWrites {
  return useSyncExternalStore(
    subscribe,
    () => writes,
    () => none,
  );
}

/** Changes what is not saved; answers whether it is something else now. */
export function changeUnsaved(change: (all: CellWrites) => CellWrites): boolean {
  const before = writes;
  writes = change(before);
  if (Object.keys(writes).length > 0) stopAsking ??= askBeforeLeaving();
  else {
    stopAsking?.();
    stopAsking = undefined;
  }
  for (const table of tables) table();
  return writes !== before;
}

/** Whether a table shows what is not saved. */
export function isUnsavedShown(): boolean {
  return tables.size > 0;
}

function subscribe(table: () => void): () => void {
  tables.add(table);
  return () => tables.delete(table);
}
