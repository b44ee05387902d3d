import type { View } from "@marquee/schemas/view";
import { formatColumns, shownColumns } from "../columns/columns";
import { formatOrder } from "../columns/order";
import { type CatalogueParams, catalogueHref, sortKeys } from "../movies/catalogue-query";

/** What a view remembers of a list. */
export type Shown = Pick<View, "query" | "sort" | "columns">;

/** The address of the catalogue as a view shows it. */
export function viewHref(view: Shown & Pick<View, "id">): string {
  return catalogueHref({ ...asAddressed(view), view: view.id });
}

/** What the catalogue's address shows, as a view remembers it. */
export function shownOf({ query, sort, columns }: CatalogueParams): Shown {
  return {
    query: query ?? "",
    sort: formatOrder(sortKeys(sort), query),
    columns: shownColumns(columns).map(({ name }) => name),
  };
}

/** Whether a view shows just this. */
export function isShowing(view: Shown, shown: Shown): boolean {
  const [one, other] = [view, shown].map((it) => catalogueHref(asAddressed(it)));
  return one === other;
}

function asAddressed({ query, sort, columns }: Shown) {
  return {
    query: query || null,
    sort: formatOrder(sortKeys(sort), query || null),
    columns: formatColumns(columns),
  };
}
