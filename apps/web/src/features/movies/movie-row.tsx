// biome-ignore-all lint/a11y/useSemanticElements: rows of a table cannot be placed freely, those of a grid can
// biome-ignore-all lint/a11y/useFocusableInteractive: one cell at a time is in the order of the Tab key
"use client";

import { type MovieFieldMeta, movieFields } from "@marquee/schemas/movie";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import { type MouseEvent, memo } from "react";
import { onPlainClick } from "../../lib/plain-click";
import { FieldValue } from "./field-value";

/** What the column that takes the rest needs, in pixels. */
const leastRest = 204;

/** The columns' widths together, in pixels: narrower, all give way. */
const fullWidth = movieFields.reduce((sum, field) => sum + field.column_width, leastRest);

/** Columns as CSS: each as wide as its field asks, more where there is room, less where there is not. */
export const columnTemplate = movieFields
  .map(({ column_width: width }) =>
    width === 0
      ? "minmax(9rem, 4fr)"
      : `minmax(min(${width}px, ${(width / fullWidth) * 100}cqw), ${width / 100}fr)`,
  )
  .join(" ");

/** In two lines: the first field above, the others beside each other below it. */
export const narrowTemplate = `repeat(${movieFields.length - 1}, minmax(0, auto))`;

export type MovieRowProps = {
  movie: MovieRecord;
  index: number;
  href: string;
  isOpen: boolean;
  /** Which of its cells the Tab key reaches, if it is one of this row. */
  tabColumn: number | undefined;
  onOpen: (index: number, id: string) => void;
};

/** One film. All of it is its link, so that a middle click or a copied address works anywhere on it. */
export const MovieRow = memo(function MovieRow({
  movie,
  index,
  href,
  isOpen,
  tabColumn,
  onOpen,
}: MovieRowProps) {
  const open = onPlainClick(() => onOpen(index, movie.id));
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-current={isOpen || undefined}
      className="absolute inset-x-0 top-0 grid h-(--row-height) grid-cols-(--columns) items-center border-line border-b bg-surface px-2 transition-colors focus-within:bg-hover hover:bg-hover aria-[current]:bg-selected narrow:grid-cols-(--narrow-columns) narrow:content-center narrow:justify-start"
      style={{ transform: `translateY(calc(var(--row-height) * ${index}))` }}
    >
      {movieFields.map((field, column) => (
        <Cell
          key={field.name}
          field={field}
          value={movie[field.name]}
          link={column === 0 ? { href, onClick: open } : undefined}
          place={`${index}:${column}`}
          isTabStop={tabColumn === column}
        />
      ))}
    </div>
  );
});

const cellFocus =
  "outline-none focus-visible:rounded-sm focus-visible:outline-2 focus-visible:outline-ring focus-visible:-outline-offset-2";

function Cell({
  field,
  value,
  link,
  place,
  isTabStop,
}: {
  field: MovieFieldMeta;
  value: string | number;
  link: { href: string; onClick: (event: MouseEvent) => void } | undefined;
  place: string;
  isTabStop: boolean;
}) {
  const focusable = { "data-place": place, tabIndex: isTabStop ? 0 : -1 };
  if (link) {
    return (
      <div role="gridcell" className="min-w-0 narrow:col-span-full">
        <a
          {...link}
          {...focusable}
          draggable={false}
          className={`block truncate px-2 py-1 font-medium text-ink after:absolute after:inset-0 narrow:py-0 ${cellFocus}`}
        >
          {value}
        </a>
      </div>
    );
  }
  return (
    <div
      role="gridcell"
      {...focusable}
      className={`min-w-0 truncate px-2 py-1 text-muted narrow:flex narrow:items-baseline narrow:py-0 narrow:text-12 narrow:not-nth-2:pl-0 narrow:not-nth-2:before:mr-2 narrow:not-nth-2:before:content-['·'] ${cellFocus}`}
    >
      <FieldValue field={field} value={value} />
    </div>
  );
}
