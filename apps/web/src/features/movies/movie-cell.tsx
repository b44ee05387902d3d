// biome-ignore-all lint/a11y/useSemanticElements: cells of a table cannot be placed freely, those of a grid can
// biome-ignore-all lint/a11y/useFocusableInteractive: one cell at a time is in the order of the Tab key
"use client";

import type { MovieRecord } from "@marquee/schemas/movie-record";
import { type MouseEvent, type ReactNode, useId } from "react";
import { FailureNote, UnsavedCell } from "../cell-edit/unsaved-cell";
import type { RowEdit } from "../cell-edit/use-cell-edit";
import { cellWords } from "../cell-edit/words";
import { type Column, linkColumn } from "../columns/columns";
import { late } from "../page/late";
import { When } from "../page/when";
import { FieldValue } from "./field-value";

/** Loaded when the table is first in use, so that it is there at the key. */
export const CellEditor = late(() => import("../cell-edit/cell-editor"));

const cellFocus =
  "outline-none focus-visible:rounded-sm focus-visible:outline-2 focus-visible:outline-ring focus-visible:-outline-offset-2";

type MovieCellProps = {
  column: Column;
  movie: MovieRecord;
  href: string;
  onClick: (event: MouseEvent) => void;
  place: string;
  className: string;
  isTabStop: boolean;
  edit: RowEdit | undefined;
};

/** One value of a film: read, typed into, or on its way to be saved. */
export function MovieCell(props: MovieCellProps) {
  const { column, movie, place, className, edit } = props;
  const { field } = column;
  if (field && edit?.editing?.field === field) {
    return (
      <div role="gridcell" className={`relative z-1 min-w-0 px-0.5 ${className}`} data-editing>
        <CellEditor
          // Another cell, another text.
          key={`${movie.id} ${place}`}
          field={field}
          label={cellWords.editing(field.label, movie.title)}
          initial={edit.editing.typed}
          onDone={edit.onDone}
        />
      </div>
    );
  }
  return <ReadCell {...props} />;
}

function ReadCell({
  column,
  movie,
  href,
  onClick,
  place,
  className,
  isTabStop,
  edit,
}: MovieCellProps) {
  const toldBy = useId();
  const { name, field } = column;
  const write = field && edit?.writes[field.name];
  const value = write?.value ?? movie[name];
  const shown = field ? (
    <FieldValue field={field} value={value} />
  ) : (
    <When at={String(value)} with="day" />
  );
  const isFailed = write?.failure !== undefined;
  const focusable = {
    "data-place": place,
    tabIndex: isTabStop ? 0 : -1,
    "aria-describedby": isFailed ? toldBy : undefined,
  };
  const content: ReactNode = write ? (
    <UnsavedCell write={write} id={toldBy}>
      {shown}
    </UnsavedCell>
  ) : (
    shown
  );
  const note = write && edit && <FailureNote write={write} edit={edit} />;
  const cell = {
    role: "gridcell" as const,
    "aria-busy": (write && !isFailed) || undefined,
    "aria-invalid": isFailed || undefined,
  };
  if (name === linkColumn) {
    return (
      <div {...cell} className={`group/cell min-w-0 ${className}`}>
        <a
          href={href}
          onClick={onClick}
          {...focusable}
          draggable={false}
          className={`block truncate px-2 py-1 font-medium text-ink after:absolute after:inset-0 narrow:py-0 ${cellFocus}`}
        >
          {content}
        </a>
        {note && <div className="relative z-1">{note}</div>}
      </div>
    );
  }
  return (
    <div
      {...cell}
      {...focusable}
      className={`group/cell min-w-0 px-2 py-1 text-muted narrow:flex narrow:items-baseline narrow:py-0 narrow:text-12 ${isFailed ? "relative z-1" : "truncate"} ${className} ${cellFocus}`}
    >
      {content}
      {note}
    </div>
  );
}
