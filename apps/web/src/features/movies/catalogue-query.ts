import { Sort, type SortKey } from "@marquee/schemas/sort";

/** What the catalogue's address may carry: a query in one line, an order, columns in order, the view it is. */
export const paramNames = ["query", "sort", "columns", "view"] as const;

/** The parameters as they are in the address; null is the catalogue's own. */
export type CatalogueParams = Record<(typeof paramNames)[number], string | null>;

/** Films fetched at a time. */
export const pageSize = 100;

export type CatalogueQuery = { query?: string; sort?: string; limit: number };

/** What to ask the API for. The same on the server and in the browser, so that the answer is found again. */
export function catalogueQuery({ query, sort }: Pick<CatalogueParams, "query" | "sort">) {
  const isOrder = Sort.safeParse(sort ?? "").success;
  const asked: CatalogueQuery = {
    ...(query ? { query } : {}),
    ...(sort && isOrder ? { sort } : {}),
    limit: pageSize,
  };
  return asked;
}

/** The order in the address; empty for the catalogue's own, or for one that is not known. */
export function sortKeys(sort: string | null): readonly SortKey[] {
  const parsed = Sort.safeParse(sort ?? "");
  return parsed.success ? parsed.data : [];
}

/** The address of the catalogue as it shows this; what is not given is the catalogue's own. */
export function catalogueHref(params: Partial<CatalogueParams>): string {
  const given = paramNames.flatMap((name) => {
    const value = params[name];
    return value ? [[name, value]] : [];
  });
  return given.length === 0 ? "/catalogue" : `/catalogue?${new URLSearchParams(given)}`;
}
