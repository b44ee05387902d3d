import type { MovieRecord } from "@marquee/schemas/movie-record";

/** What a route answers: a status, headers, and a JSON body or none. */
export type Answer = { status: number; headers?: Record<string, string>; body?: unknown };

/** Headers of a film with identity. */
export function etag(movie: MovieRecord): string {
  return `"v${movie.version}"`;
}

/** The header that names a write's change set; a write that changed nothing has none. */
export function changeSetHeader(change_set: string | null): Record<string, string> {
  return change_set === null ? {} : { "Change-Set": change_set };
}
