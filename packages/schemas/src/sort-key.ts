import type { MovieField } from "./movie";
import { movieFields } from "./movie-field";

export type SortField = MovieField | "updated_at";
export type SortKey = { field: SortField; is_descending: boolean };

/** What films can be sorted by: the sortable fields, and the time of the last change. */
export const sortFields: readonly SortField[] = [
  ...movieFields.filter((field) => field.is_sortable).map((field) => field.name),
  "updated_at",
];

/** The order of films where none is asked for and no words are looked for. */
export const catalogueOrder: readonly SortKey[] = [
  { field: "title", is_descending: false },
  { field: "release_year", is_descending: false },
];

/** The one-line form of an order. */
export function formatSort(keys: readonly SortKey[]): string {
  return keys.map((key) => (key.is_descending ? `-${key.field}` : key.field)).join(",");
}

/** An order of its one-line form; undefined for a text that is none. */
export function parseSort(text: string): SortKey[] | undefined {
  const keys = text.split(",").map(parseSortKey);
  const names = keys.map((key) => key?.field);
  const known = keys.filter((key) => key !== undefined);
  return known.length === keys.length && new Set(names).size === names.length ? known : undefined;
}

function parseSortKey(text: string): SortKey | undefined {
  const is_descending = text.startsWith("-");
  const name = is_descending ? text.slice(1) : text;
  const field = sortFields.find((known) => known === name);
  return field && { field, is_descending };
}
