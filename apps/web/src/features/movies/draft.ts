import type { MovieRecord } from "@marquee/schemas/movie-record";
import type { FormValues } from "./use-film-form";

/** What was typed into a film's form and not saved: from which film it began, and when it was typed last. */
export type Draft = { base: MovieRecord; typed: Partial<FormValues>; at: string };

/** Where the draft of a film is kept in the storage of its tab. */
export const draftKey = (id: string) => `marquee.draft.${id}`;

/** Keeps what was typed, so that nothing is lost where the page goes. */
export function keepDraft(draft: Draft): void {
  try {
    sessionStorage.setItem(draftKey(draft.base.id), JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing still has what is typed on the page.
  }
}

/** Forgets what was typed: it is saved, or given up. */
export function forgetDraft(id: string): void {
  try {
    sessionStorage.removeItem(draftKey(id));
  } catch {
    // There is nothing to forget.
  }
}
