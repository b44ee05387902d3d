import { MovieRecord } from "@marquee/schemas/movie-record";
import { z } from "zod";
import type { FormValues } from "./use-film-form";

/** What was typed into a film's form and not saved: from which film it began, and when it was typed last. */
export type Draft = { base: MovieRecord; typed: Partial<FormValues>; at: string };

const KeptDraft = z.object({
  base: MovieRecord,
  typed: z.record(z.string(), z.union([z.string(), z.number()])),
  at: z.iso.datetime(),
});

const keyOf = (id: string) => `marquee.draft.${id}`;

/** What of a film was typed in this tab and not saved, also before a reload or a crash. */
export function readDraft(id: string): Draft | undefined {
  try {
    const kept = KeptDraft.safeParse(JSON.parse(sessionStorage.getItem(keyOf(id)) ?? "null"));
    return kept.success ? (kept.data as Draft) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps what was typed, so that nothing is lost where the page goes. */
export function keepDraft(draft: Draft): void {
  try {
    sessionStorage.setItem(keyOf(draft.base.id), JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing still has what is typed on the page.
  }
}

/** Forgets what was typed: it is saved, or given up. */
export function forgetDraft(id: string): void {
  try {
    sessionStorage.removeItem(keyOf(id));
  } catch {
    // There is nothing to forget.
  }
}
