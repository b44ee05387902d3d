import type { CSSProperties } from "react";
import { type Column, linkColumn } from "./columns";

/** What is kept for the column that takes the rest, its room to the sides included. */
const leastRest = "11rem";

/** In two lines: the link above, the next ones beside each other below it. */
const narrowColumns = 3;

/**
 * Columns as CSS properties of the table: each as wide as it asks, more where there is room, less where there
 * is not.
 */
export function columnStyle(columns: readonly Column[]): CSSProperties {
  const fullWidth = columns.reduce((sum, { width }) => sum + width, 0);
  const template = columns.map(({ width }) =>
    width === 0
      ? "minmax(9rem, 4fr)"
      : `minmax(min(${width}px, (100cqw - ${leastRest}) * ${width / fullWidth}), ${width / 100}fr)`,
  );
  const style: CSSProperties & Record<`--${string}`, string> = {
    "--columns": template.join(" "),
    "--narrow-columns": `repeat(${narrowColumns}, minmax(0, auto))`,
  };
  return style;
}

/** Where a column stands in two lines. What is left out of them is in the film's panel. */
export function narrowPlace(columns: readonly Column[], column: number): string {
  if (columns[column]?.name === linkColumn) return "narrow:-order-1 narrow:col-span-full";
  const before = columns.slice(0, column).filter(({ name }) => name !== linkColumn).length;
  if (before >= narrowColumns) return "narrow:hidden";
  return before === 0 ? "" : "narrow:pl-0 narrow:before:mr-2 narrow:before:content-['·']";
}

/** Below it a film has two lines, as the variant `narrow` has it. In rem. */
const narrowWidth = 38;

/** Whether a table has room for columns. */
export function hasColumns(table: HTMLElement | null): boolean {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  return table !== null && table.clientWidth >= narrowWidth * rem;
}
