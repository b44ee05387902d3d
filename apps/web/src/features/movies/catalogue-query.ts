import { addDays, type CalendarDate } from "@marquee/schemas/calendar-date";
import type { Condition } from "@marquee/schemas/condition";
import { type MovieFieldMeta, movieFields } from "@marquee/schemas/movie";
import { Sort, type SortKey } from "@marquee/schemas/sort";

/** How the dashboard narrows by a field: text it contains, one of its values, or a window of days. */
export type MovieFilter = { field: MovieFieldMeta; by: "text" | "value" | "window" };

/** What can be narrowed by, in the order of the fields. */
export const movieFilters: readonly MovieFilter[] = movieFields.flatMap((field): MovieFilter[] => {
  if (!field.is_filterable) return [];
  if (field.search_column) return [{ field, by: "text" }];
  if (field.control === "combobox") return [{ field, by: "value" }];
  return field.control === "expiry" ? [{ field, by: "window" }] : [];
});

/** Windows of days, seen from today. */
export const windows = [
  { value: "expired", label: "Expired" },
  { value: "within-7", label: "Within 7 days" },
  { value: "within-30", label: "Within 30 days" },
  { value: "later", label: "Later" },
] as const;
export type Window = (typeof windows)[number]["value"];

/** The address's parameters: one for each filter under its field's name, and `sort`. */
export type CatalogueParams = Record<string, string | null>;

export const sortParam = "sort";
export const paramNames: readonly string[] = [
  ...movieFilters.map((filter) => filter.field.name),
  sortParam,
];

/** One condition that narrows the list, as people read it. */
export type ActiveFilter = MovieFilter & { value: string; words: string };

/** The filters that are in the address and mean something, in order. */
export function activeFilters(params: CatalogueParams): ActiveFilter[] {
  return movieFilters.flatMap((filter) => {
    const value = params[filter.field.name];
    const words = value ? filterWords(filter, value) : undefined;
    return value && words ? [{ ...filter, value, words }] : [];
  });
}

function filterWords({ field, by }: MovieFilter, value: string): string | undefined {
  if (by === "text") return `${field.label} contains “${value}”`;
  if (by === "value") return `${field.label}: ${value}`;
  const known = windows.find((window) => window.value === value);
  return known && `${field.label}: ${known.label.toLowerCase()}`;
}

/** Films fetched at a time. */
export const pageSize = 100;

export type CatalogueQuery = { filter?: Condition; sort?: string; limit: number };

/** What to ask the API for. The same on the server and in the browser, so that the answer is found again. */
export function catalogueQuery(params: CatalogueParams, today: CalendarDate): CatalogueQuery {
  const conditions = activeFilters(params).map((filter) => conditionOf(filter, today));
  const sort = sortKey(params);
  return {
    ...(conditions.length > 0 ? { filter: Object.assign({}, ...conditions) } : {}),
    ...(sort ? { sort: `${sort.is_descending ? "-" : ""}${sort.field}` } : {}),
    limit: pageSize,
  };
}

function conditionOf({ field, by, value }: ActiveFilter, today: CalendarDate): Condition {
  if (by === "text") return { [field.name]: { contains: value } };
  if (by === "value") return { [field.name]: { eq: value } };
  return { [field.name]: windowOf(value, today) };
}

function windowOf(window: string, today: CalendarDate) {
  const inDays = (days: number) => addDays(today, days) ?? today;
  if (window === "expired") return { lt: today };
  if (window === "within-7") return { gte: today, lte: inDays(7) };
  if (window === "within-30") return { gte: today, lte: inDays(30) };
  return { gt: inDays(30) };
}

/** The order in the address; undefined for the catalogue's own, or for one that is not known. */
export function sortKey(params: CatalogueParams): SortKey | undefined {
  const parsed = Sort.safeParse(params[sortParam] ?? "");
  return parsed.success ? parsed.data[0] : undefined;
}
