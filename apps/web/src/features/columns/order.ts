import { catalogueToday } from "@marquee/schemas/catalogue-day";
import { parseQuery } from "@marquee/schemas/query-parse";
import { formatSort, type SortField, type SortKey } from "@marquee/schemas/sort-key";

/** What the list is sorted by, first by the first; empty where the films that fit best come first. */
export type Order = readonly SortKey[];

/** The catalogue's own order: by title. */
const ownOrder: Order = [{ field: "title", is_descending: false }];

/** The order that holds for a query where `asked` is in the address. */
export function heldOrder(asked: Order, query: string | null): Order {
  return asked.length > 0 ? asked : orderUnasked(query);
}

/** What stands in the address for an order; null where it holds unasked. */
export function formatOrder(order: Order, query: string | null): string | null {
  const text = formatSort(order) || null;
  return text === formatSort(orderUnasked(query)) ? null : text;
}

function orderUnasked(query: string | null): Order {
  const hasWords = parseQuery(query ?? "", catalogueToday()).query?.q !== undefined;
  return hasWords ? [] : ownOrder;
}

/** By one field alone; the other way round where it is the first already. */
export function sortedBy(order: Order, field: SortField): Order {
  const [first] = order;
  const is_descending = first?.field === field && !first.is_descending;
  return [{ field, is_descending }];
}

/** By one field more, after those there are; once more, the other way round, and then without it. */
export function alsoSortedBy(order: Order, field: SortField): Order {
  const key = order.find((known) => known.field === field);
  if (!key) return [...order, { field, is_descending: false }];
  if (!key.is_descending || order.length === 1) return turned(order, field);
  return order.filter((known) => known !== key);
}

/** With one of its keys the other way round. */
export function turned(order: Order, field: SortField): Order {
  return order.map((key) =>
    key.field === field ? { field, is_descending: !key.is_descending } : key,
  );
}
