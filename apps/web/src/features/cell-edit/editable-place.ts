import type { Column } from "../columns/columns";

/** Where to go once a cell is left: `elsewhere` the focus is already. */
export type CellStep = "down" | "next" | "previous" | "stay" | "elsewhere";

type Place = { row: number; column: number };

/** The next or previous cell that can be typed into, across the ends of rows; undefined where there is none. */
export function editablePlace(
  { row, column }: Place,
  step: CellStep,
  columns: readonly Column[],
  rows: number,
): Place | undefined {
  const by = step === "previous" ? -1 : 1;
  const isEditable = (at: number) => columns[at]?.field !== undefined;
  const following = columns
    .map((_, at) => at)
    .filter((at) => isEditable(at) && (by > 0 ? at > column : at < column));
  const inRow = by > 0 ? following[0] : following.at(-1);
  if (inRow !== undefined) return { row, column: inRow };
  const all = columns.map((_, at) => at).filter(isEditable);
  const first = by > 0 ? all[0] : all.at(-1);
  const beyond = row + by;
  return first === undefined || beyond < 0 || beyond >= rows
    ? undefined
    : { row: beyond, column: first };
}
