import { z } from "zod";

const storageKey = "marquee.recent-films";
const mostKept = 8;

const RecentFilms = z.array(
  z.object({ id: z.guid(), title: z.string(), release_year: z.number() }),
);
export type RecentFilm = z.infer<typeof RecentFilms>[number];

/** The films opened last on this browser, the last one first. */
export function recentFilms(): RecentFilm[] {
  try {
    return RecentFilms.parse(JSON.parse(localStorage.getItem(storageKey) ?? "[]"));
  } catch {
    return [];
  }
}

/** Remembers that a film was opened. */
export function rememberFilm({ id, title, release_year }: RecentFilm): void {
  const others = recentFilms().filter((film) => film.id !== id);
  const kept = [{ id, title, release_year }, ...others].slice(0, mostKept);
  try {
    localStorage.setItem(storageKey, JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing has no recent films.
  }
}

/** Forgets them, as on signing out: who is next at this browser may be someone else. */
export function forgetFilms(): void {
  try {
    localStorage.removeItem(storageKey);
  } catch {
    // There is nothing to forget.
  }
}
