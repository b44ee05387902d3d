import { z } from "zod";
import { keepAtEntry, readEntry } from "../../lib/history-entry";
import type { FilmSelection } from "./selection-model";

const Kept = z.object({
  queryId: z.string(),
  selection: z.union([
    z.object({ kind: z.literal("all") }),
    z.object({ kind: z.literal("some"), ids: z.set(z.string()) }),
  ]),
});

/** What was selected of a list when this entry of the history last showed it. */
export function keptSelection(queryId: string): FilmSelection | undefined {
  const kept = Kept.safeParse(readEntry("selection"));
  return kept.success && kept.data.queryId === queryId ? kept.data.selection : undefined;
}

/** Remembers what is selected of a list. */
export function keepSelection(queryId: string, selection: FilmSelection): void {
  keepAtEntry("selection", { queryId, selection });
}
