import type { MovieFieldMeta } from "@marquee/schemas/movie";
import { movieFieldNames, movieFields } from "@marquee/schemas/movie-field";
import { type SortField, sortFields } from "@marquee/schemas/sort-key";
import { type ViewColumn, viewColumns } from "@marquee/schemas/view-column";
import { columnWords } from "./words";

/** A column of the films' table. */
export type Column = {
  name: ViewColumn;
  label: string;
  /** Pixels; 0 takes what is left. */
  width: number;
  /** The film's field that stands in it; undefined for what the catalogue itself keeps of a film. */
  field: MovieFieldMeta | undefined;
  /** By what it sorts, if it does. */
  sortField: SortField | undefined;
};

/** The column that is the film's link. It is always shown. */
export const linkColumn: ViewColumn = "title";

const timeWidth = 170;

/** Every column there is. */
export const allColumns: readonly Column[] = viewColumns.map((name) => {
  const field = movieFields.find((known) => known.name === name);
  const sortField = sortFields.find((known) => known === name);
  if (field) return { name, label: field.label, width: field.column_width, field, sortField };
  const label = columnWords.ofRecord[name as keyof typeof columnWords.ofRecord];
  return { name, label, width: timeWidth, field: undefined, sortField };
});

const ownNames: readonly ViewColumn[] = movieFieldNames;

/** The columns in an address, in order; the catalogue's own where it names none. Others are left out. */
export function shownColumns(text: string | null): readonly Column[] {
  const asked = new Set((text ?? "").split(",").filter(isName));
  if (asked.size === 0) return columnsOf(ownNames);
  return columnsOf(asked.has(linkColumn) ? [...asked] : [linkColumn, ...asked]);
}

/** What stands in the address for columns; null for the catalogue's own. */
export function formatColumns(names: readonly ViewColumn[]): string | null {
  const text = names.join(",");
  return text === ownNames.join(",") ? null : text;
}

function columnsOf(names: readonly ViewColumn[]): Column[] {
  return names.flatMap((name) => allColumns.filter((column) => column.name === name));
}

function isName(name: string): name is ViewColumn {
  return viewColumns.some((known) => known === name);
}
