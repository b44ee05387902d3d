import { type ViewColumn, viewColumns } from "@marquee/schemas/view-column";

/** Widths that someone gave columns, in pixels. */
export type Widths = { readonly [Name in ViewColumn]?: number };

export const leastWidth = 64;
export const mostWidth = 800;

/** Widths as this browser keeps them: `genre:180|release_year:96`. What is none is left out. */
export function parseWidths(text: string): Widths {
  const widths: { [Name in ViewColumn]?: number } = {};
  for (const part of text.split("|")) {
    const [name, width] = part.split(":");
    const known = viewColumns.find((column) => column === name);
    const pixels = Number(width);
    if (known && pixels >= leastWidth && pixels <= mostWidth) widths[known] = pixels;
  }
  return widths;
}

export function formatWidths(widths: Widths): string {
  return Object.entries(widths)
    .map(([name, width]) => `${name}:${width}`)
    .join("|");
}

/** A width that a column can have. */
export function possibleWidth(pixels: number): number {
  return Math.round(Math.max(leastWidth, Math.min(pixels, mostWidth)));
}
