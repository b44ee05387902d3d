// biome-ignore-all lint/a11y/useSemanticElements: rows of a table cannot be placed freely, those of a grid can
// biome-ignore-all lint/a11y/useFocusableInteractive: one cell at a time is in the order of the Tab key
"use client";

import type { MovieRecord } from "@marquee/schemas/movie-record";
import { SelectBox } from "@marquee/ui/select-box";
import { type MouseEvent, memo } from "react";
import { onPlainClick } from "../../lib/plain-click";
import type { RowEdit } from "../cell-edit/use-cell-edit";
import { narrowPlace } from "../columns/column-layout";
import type { Column } from "../columns/columns";
import { selectionWords } from "../selection/words";
import { MovieCell } from "./movie-cell";

export type MovieRowProps = {
  movie: MovieRecord;
  index: number;
  columns: readonly Column[];
  href: string;
  isOpen: boolean;
  isSelected: boolean;
  /** Selects it or lets go of it, alone or with all from the one before; undefined for who may only read. */
  onSelect: ((index: number, isRange: boolean) => void) | undefined;
  /** Which of its cells the Tab key reaches, if it is one of this row. */
  tabColumn: number | undefined;
  /** What is being changed in it; undefined where nothing is. */
  edit: RowEdit | undefined;
  onOpen: (index: number, id: string) => void;
};

/** One film. All of it is its link, so that a middle click or a copied address works anywhere on it. */
export const MovieRow = memo(function MovieRow({
  movie,
  index,
  columns,
  href,
  isOpen,
  isSelected,
  onSelect,
  tabColumn,
  edit,
  onOpen,
}: MovieRowProps) {
  const open = onPlainClick(() => onOpen(index, movie.id));
  // The second press of two opens nothing more: it is for the cell.
  const onClick = (event: MouseEvent) => (event.detail > 1 ? event.preventDefault() : open(event));
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-current={isOpen || undefined}
      aria-selected={onSelect ? isSelected : undefined}
      className={`absolute inset-x-0 top-0 grid h-(--row-height) grid-cols-(--columns) items-center border-line border-b bg-surface pr-2 pl-9 transition-colors aria-selected:bg-selected focus-within:bg-hover hover:bg-hover aria-[current]:bg-selected narrow:grid-cols-(--narrow-columns) narrow:content-center narrow:justify-start ${rowLayer(edit)}`}
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
      {columns.map((column, at) => (
        <MovieCell
          key={column.name}
          column={column}
          movie={movie}
          href={href}
          onClick={onClick}
          place={`${index}:${at}`}
          className={narrowPlace(columns, at)}
          isTabStop={tabColumn === at}
          edit={edit}
        />
      ))}
    </div>
  );
});

/** What floats beside its cells lies over other rows, and what is typed into lies over that. */
function rowLayer(edit: RowEdit | undefined): string {
  if (!edit) return "";
  return edit.editing ? "z-20" : "z-10";
}
