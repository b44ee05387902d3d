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

/** Selects all films up to one, besides those that were: from the first of `starts` that is loaded, or it alone. */
export function withRangeFrom(
  selection: FilmSelection,
  starts: readonly (string | undefined)[],
  to: number,
  loaded: readonly string[],
): FilmSelection {
  const rows = starts.map((id) => (id === undefined ? -1 : loaded.indexOf(id)));
  return withRange(selection, rows.find((row) => row !== -1) ?? to, to, loaded);
}

/** A range that is drawn step by step: from which film, what was selected before it, and what is with it. */
export type RangeRun = { anchor: string; before: FilmSelection; selected: FilmSelection };

/**
 * Draws a range on to a row, and back from where it went further. One begins at the cursor's film where
 * there is none, where something else was selected since, and where the film it began at is gone.
 */
export function runTo(
  run: RangeRun | undefined,
  selection: FilmSelection,
  cursor: string,
  to: number,
  loaded: readonly string[],
): RangeRun {
  const goesOn = run?.selected === selection && loaded.includes(run.anchor);
  const { anchor, before } = goesOn ? run : { anchor: cursor, before: selection };
  return { anchor, before, selected: withRange(before, loaded.indexOf(anchor), to, loaded) };
}

/** All that are loaded, or none of them where they all are selected already. */
export function toggledAll(selection: FilmSelection, loaded: readonly string[]): FilmSelection {
  const areAll = loaded.every((id) => isSelected(selection, id));
  return areAll ? nothingSelected : { kind: "some", ids: new Set(loaded) };
}
