import type { CSSProperties } from "react";
import { type Column, linkColumn } from "./columns";
import type { Widths } from "./widths";

/** What is kept for the column that takes the rest, and for the room to the sides. */
const leastRest = "10rem";
const sides = "1rem";

/** In two lines: the link above, the next ones beside each other below it. */
const narrowColumns = 3;

/**
 * Columns as CSS properties of the table. One that was given a width has it; the others are as wide as they ask,
 * or more where there is room. Where there is too little, all give way.
 */
export function columnStyle(columns: readonly Column[], widths: Widths): CSSProperties {
  const asked = columns.map(({ name, width }) => widths[name] ?? width);
  const fullWidth = asked.reduce((sum, width) => sum + width, 0);
  const room = asked.includes(0) ? `(100cqw - ${leastRest} - ${sides})` : `(100cqw - ${sides})`;
  const template = columns.map(({ name, width: own }, at) => {
    const width = asked[at] ?? own;
    if (width === 0) return "minmax(9rem, 4fr)";
    const least = `min(${width}px, ${room} * ${width / fullWidth})`;
    return widths[name] === undefined ? `minmax(${least}, ${width / 100}fr)` : least;
  });
  const style: CSSProperties & Record<`--${string}`, string> = {
    "--columns": template.join(" "),
    // The last takes what is left, or else a long title above would push them apart.
    "--narrow-columns": `repeat(${narrowColumns - 1}, minmax(0, auto)) minmax(0, 1fr)`,
  };
  return style;
}

const afterDot = "narrow:pl-0 narrow:before:mr-2 narrow:before:content-['·']";
const narrowPlaces = ["", `narrow:order-1 ${afterDot}`, `narrow:order-2 ${afterDot}`];

/**
 * Where a column stands in two lines: until when the rights last comes last, after what the film is. What is
 * left out of them is in the film's panel.
 */
export function narrowPlace(columns: readonly Column[], column: number): string {
  const own = columns[column];
  if (own === undefined || own.name === linkColumn) return "narrow:-order-1 narrow:col-span-full";
  const below = columns.filter(({ name }) => name !== linkColumn).slice(0, narrowColumns);
  const isLast = ({ field }: Column) => field?.control === "expiry";
  const ordered = [...below.filter((one) => !isLast(one)), ...below.filter(isLast)];
  return narrowPlaces[ordered.indexOf(own)] ?? "narrow:hidden";
}

/** Below it a film has two lines, as the variant `narrow` has it. In rem. */
const narrowWidth = 38;

/** Whether a table has room for columns. */
export function hasColumns(table: HTMLElement | null): boolean {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  return table !== null && table.clientWidth >= narrowWidth * rem;
}
