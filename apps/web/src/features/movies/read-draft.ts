import { MovieRecord } from "@marquee/schemas/movie-record";
import { z } from "zod";
import { type Draft, draftKey } from "./draft";

const KeptDraft = z.object({
  base: MovieRecord,
  typed: z.record(z.string(), z.union([z.string(), z.number()])),
  at: z.iso.datetime(),
});

/** What of a film was typed in this tab and not saved, also before a reload or a crash. */
export function readDraft(id: string): Draft | undefined {
  try {
    const kept = KeptDraft.safeParse(JSON.parse(sessionStorage.getItem(draftKey(id)) ?? "null"));
    return kept.success ? (kept.data as Draft) : undefined;
  } catch {
    return undefined;
  }
}
