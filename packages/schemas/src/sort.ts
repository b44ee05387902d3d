import { z } from "zod";
import { type MovieField, movieFields } from "./movie";
import { mustBe } from "./must-be";

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

/** An order in one line: `-expiry_date,title` is latest expiry first, then by title. */
export const Sort = z
  .string({ error: mustBe("text") })
  .transform((text, ctx): SortKey[] => {
    const keys = text.split(",").map(parseSortKey);
    const names = keys.map((key) => key?.field);
    const known = keys.filter((key) => key !== undefined);
    if (known.length === keys.length && new Set(names).size === names.length) return known;
    ctx.addIssue({
      code: "custom",
      params: { code: "invalid_sort" },
      message: `must be different names out of ${sortFields.join(", ")}, comma-separated, each with - for descending`,
    });
    return z.NEVER;
  })
  .meta({
    description: `Names out of ${sortFields.join(", ")}, comma-separated, each with - for descending.`,
  });

/** The one-line form of an order. */
export function formatSort(keys: readonly SortKey[]): string {
  return keys.map((key) => (key.is_descending ? `-${key.field}` : key.field)).join(",");
}

function parseSortKey(text: string): SortKey | undefined {
  const is_descending = text.startsWith("-");
  const name = is_descending ? text.slice(1) : text;
  const field = sortFields.find((known) => known === name);
  return field && { field, is_descending };
}
