// biome-ignore-all lint/a11y/useSemanticElements: rows of a table cannot be placed freely, those of a grid can
// biome-ignore-all lint/a11y/useFocusableInteractive: one cell at a time is in the order of the Tab key
"use client";

import { type MovieFieldMeta, movieFields } from "@marquee/schemas/movie";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import { SelectBox } from "@marquee/ui/select-box";
import { type MouseEvent, memo } from "react";
import { onPlainClick } from "../../lib/plain-click";
import { selectionWords } from "../selection/words";
import { FieldValue } from "./field-value";

/** What is kept for the column that takes the rest, its room to the sides included. */
const leastRest = "11rem";

/** The other columns' widths together, in pixels: with less, all of them give way. */
const fullWidth = movieFields.reduce((sum, field) => sum + field.column_width, 0);

/** Columns as CSS: each as wide as its field asks, more where there is room, less where there is not. */
export const columnTemplate = movieFields
  .map(({ column_width: width }) =>
    width === 0
      ? "minmax(9rem, 4fr)"
      : `minmax(min(${width}px, (100cqw - ${leastRest}) * ${width / fullWidth}), ${width / 100}fr)`,
  )
  .join(" ");

/** In two lines: the first field above, the next ones beside each other below it. */
const narrowColumns = 3;
export const narrowTemplate = `repeat(${narrowColumns}, minmax(0, auto))`;

/** What is left out of two lines is in the film's panel. */
export const narrowPlace = (column: number) =>
  column === 0 ? "narrow:col-span-full" : column > narrowColumns ? "narrow:hidden" : "";

export type MovieRowProps = {
  movie: MovieRecord;
  index: number;
  href: string;
  isOpen: boolean;
  isSelected: boolean;
  /** Selects it or lets go of it, alone or with all from the one before; undefined for who may only read. */
  onSelect: ((index: number, isRange: boolean) => void) | undefined;
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
  isSelected,
  onSelect,
  tabColumn,
  onOpen,
}: MovieRowProps) {
  const open = onPlainClick(() => onOpen(index, movie.id));
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-current={isOpen || undefined}
      aria-selected={onSelect ? isSelected : undefined}
      className="absolute inset-x-0 top-0 grid h-(--row-height) grid-cols-(--columns) items-center border-line border-b bg-surface pr-2 pl-9 transition-colors aria-selected:bg-selected focus-within:bg-hover hover:bg-hover aria-[current]:bg-selected narrow:grid-cols-(--narrow-columns) narrow:content-center narrow:justify-start"
      style={{ transform: `translateY(calc(var(--row-height) * ${index}))` }}
    >
      {onSelect && (
        <div
          role="gridcell"
          className="absolute inset-y-0 left-0 z-10 grid w-9 place-items-center pl-2"
        >
          <SelectBox
            label={selectionWords.select(movie.title)}
            isChecked={isSelected}
            onToggle={(isRange) => onSelect(index, isRange)}
          />
        </div>
      )}
      {movieFields.map((field, column) => (
        <Cell
          key={field.name}
          field={field}
          value={movie[field.name]}
          link={column === 0 ? { href, onClick: open } : undefined}
          column={column}
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
  column,
  place,
  isTabStop,
}: {
  field: MovieFieldMeta;
  value: string | number;
  link: { href: string; onClick: (event: MouseEvent) => void } | undefined;
  column: number;
  place: string;
  isTabStop: boolean;
}) {
  const focusable = { "data-place": place, tabIndex: isTabStop ? 0 : -1 };
  if (link) {
    return (
      <div role="gridcell" className={`min-w-0 ${narrowPlace(column)}`}>
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
      className={`min-w-0 truncate px-2 py-1 text-muted narrow:flex narrow:items-baseline narrow:py-0 narrow:text-12 narrow:not-nth-2:pl-0 narrow:not-nth-2:before:mr-2 narrow:not-nth-2:before:content-['·'] ${narrowPlace(column)} ${cellFocus}`}
    >
      <FieldValue field={field} value={value} />
    </div>
  );
}
