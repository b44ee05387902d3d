import type { MovieFieldMeta } from "@marquee/schemas/movie";

/** The names by which a query knows a field; none where it is not asked by. */
export function fieldNames(field: MovieFieldMeta): readonly string[] {
  return field.is_filterable ? [...field.query_aliases, field.name] : [];
}
