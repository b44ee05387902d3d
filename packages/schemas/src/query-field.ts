import type { MovieFieldMeta } from "./movie";
import { movieFields } from "./movie-field";

const filterable = movieFields.filter((field) => field.is_filterable);

/** The name by which a query in one line writes a field. */
export function queryName(field: MovieFieldMeta): string {
  return field.query_aliases[0] ?? field.name;
}

/** The names that a refusal offers. */
export const queryFieldNames: readonly string[] = filterable.map(queryName);

/** The field of a name in a query: its own or one of its aliases, in any case. */
export function queryField(name: string): MovieFieldMeta | undefined {
  const wanted = name.toLowerCase();
  return filterable.find((field) => field.name === wanted || field.query_aliases.includes(wanted));
}
