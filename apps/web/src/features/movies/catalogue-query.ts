import { listStartProblem } from "@marquee/schemas/list-start";
import { parseSort, type SortKey } from "@marquee/schemas/sort-key";
import { heldOrder } from "../columns/order";

/**
 * What the catalogue's address may carry: a query in one line, an order, columns in order, the view it is, and
 * where in the order the list begins.
 */
export const paramNames = ["query", "sort", "columns", "view", "from"] as const;

/** The parameters as they are in the address; null is the catalogue's own. */
export type CatalogueParams = Record<(typeof paramNames)[number], string | null>;

/** Films fetched at a time. */
export const pageSize = 100;

export type CatalogueQuery = { query?: string; sort?: string; from?: string; limit: number };

/** What to ask the API for. The same on the server and in the browser, so that the answer is found again. */
export function catalogueQuery({
  query,
  sort,
  from,
}: Pick<CatalogueParams, "query" | "sort" | "from">) {
  const order = sortKeys(sort);
  const [first] = heldOrder(order, query);
  const isPlace = from !== null && first && listStartProblem(first.field, from) === undefined;
  const asked: CatalogueQuery = {
    ...(query ? { query } : {}),
    ...(sort && order.length > 0 ? { sort } : {}),
    ...(isPlace ? { from } : {}),
    limit: pageSize,
  };
  return asked;
}

/** The order in the address; empty for the catalogue's own, or for one that is not known. */
export function sortKeys(sort: string | null): readonly SortKey[] {
  return (sort !== null && parseSort(sort)) || [];
}

/** The address of the catalogue as it shows this; what is not given is the catalogue's own. */
export function catalogueHref(params: Partial<CatalogueParams>): string {
  const given = paramNames.flatMap((name) => {
    const value = params[name];
    return value ? [[name, value]] : [];
  });
  return given.length === 0 ? "/catalogue" : `/catalogue?${new URLSearchParams(given)}`;
}
