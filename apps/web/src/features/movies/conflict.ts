import type { Movie, MovieFieldMeta } from "@marquee/schemas/movie";
import { movieFieldNames, movieFields } from "@marquee/schemas/movie-field";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import type { FormValues } from "./use-film-form";

/** The film's own fields of a record. */
export function movieOf({ id, version, created_at, updated_at, ...movie }: MovieRecord): Movie {
  return movie;
}

/** The fields in which `to` differs from `from`. */
export function changesBetween<Film extends FormValues>(from: Film, to: Film): Partial<Film> {
  const changes: Partial<Film> = { ...to };
  for (const name of movieFieldNames) if (to[name] === from[name]) delete changes[name];
  return changes;
}

export type Side = "mine" | "theirs";

/** A field in which two people's films differ; `side` is decided where only one of them changed it. */
export type Difference = { field: MovieFieldMeta; side: Side | undefined };

/** Where my film and theirs differ, seen from the film that both began with. */
export function differences(original: Movie, theirs: Movie, mine: Movie): Difference[] {
  return movieFields.flatMap((field): Difference[] => {
    const { name } = field;
    if (mine[name] === theirs[name]) return [];
    if (theirs[name] === original[name]) return [{ field, side: "mine" }];
    return [{ field, side: mine[name] === original[name] ? "theirs" : undefined }];
  });
}

/** What makes of their film the one chosen: my value wherever my side was taken. */
export function mergedChanges(
  theirs: Movie,
  mine: Movie,
  sideOf: (difference: MovieFieldMeta) => Side | undefined,
): Partial<Movie> {
  const changes = changesBetween(theirs, mine);
  for (const field of movieFields) if (sideOf(field) !== "mine") delete changes[field.name];
  return changes;
}
