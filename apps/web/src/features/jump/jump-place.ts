import type { MovieFieldMeta } from "@marquee/schemas/movie";
import type { SortField } from "@marquee/schemas/sort-key";
import { formatDay } from "../../lib/dates";
import { allColumns } from "../columns/columns";

type PlaceKind = MovieFieldMeta["kind"] | "instant";

/** What a list is sorted by, as something to jump in. */
export function placeField(name: SortField) {
  const column = allColumns.find(({ sortField }) => sortField === name);
  const kind: PlaceKind = column?.field?.kind ?? "instant";
  return { label: column?.label ?? name, kind, field: column?.field };
}

/** A place as it is told: “M”, 1980, 1 Nov 2026. */
export function placeWords(name: SortField, place: string, locale: string): string {
  const { kind } = placeField(name);
  if (kind === "integer") return place;
  return kind === "text" ? `“${place}”` : formatDay(place.slice(0, 10), locale);
}
