import { keepAtEntry, readEntry } from "../../lib/history-entry";
import type { FilmSelection } from "./selection-model";

type Kept = { queryId: string; selection: FilmSelection };

/** What was selected of a list when this entry of the history last showed it. */
export function keptSelection(queryId: string): FilmSelection | undefined {
  // What only this file keeps, in a history that no other site can write.
  const kept = readEntry("selection") as Kept | undefined;
  return kept?.queryId === queryId ? kept.selection : undefined;
}

/** Remembers what is selected of a list. */
export function keepSelection(queryId: string, selection: FilmSelection): void {
  const kept: Kept = { queryId, selection };
  keepAtEntry("selection", kept);
}
