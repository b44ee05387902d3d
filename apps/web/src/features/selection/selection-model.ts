/** Which films of a list are selected: some by their ids, or all that its query matches. */
export type FilmSelection = { kind: "some"; ids: ReadonlySet<string> } | { kind: "all" };

export const nothingSelected: FilmSelection = { kind: "some", ids: new Set() };

/** Whether a film is selected. */
export function isSelected(selection: FilmSelection, id: string): boolean {
  return selection.kind === "all" || selection.ids.has(id);
}

/** Selects a film or lets go of it. Out of all, those of `loaded` that are left remain. */
export function toggled(
  selection: FilmSelection,
  id: string,
  loaded: readonly string[],
): FilmSelection {
  const ids = new Set(selection.kind === "all" ? loaded : selection.ids);
  if (ids.has(id)) ids.delete(id);
  else ids.add(id);
  return { kind: "some", ids };
}

/** Selects all films from one to another, besides those that were. */
export function withRange(
  selection: FilmSelection,
  from: number,
  to: number,
  loaded: readonly string[],
): FilmSelection {
  if (selection.kind === "all") return selection;
  const range = loaded.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { kind: "some", ids: new Set([...selection.ids, ...range]) };
}

/** All that are loaded, or none of them where they all are selected already. */
export function toggledAll(selection: FilmSelection, loaded: readonly string[]): FilmSelection {
  const areAll = loaded.every((id) => isSelected(selection, id));
  return areAll ? nothingSelected : { kind: "some", ids: new Set(loaded) };
}
