import { movieFieldList } from "#movie-field-list";
import type { FieldMeta, MovieField, MovieFieldMeta } from "./movie";

/** The fields of a film in order, with their metadata. */
export const movieFields: readonly MovieFieldMeta[] = movieFieldList;

export const movieFieldNames: readonly MovieField[] = movieFields.map((field) => field.name);

/** The metadata of one field. */
export function movieField(name: MovieField): MovieFieldMeta {
  const field = movieFields.find((known) => known.name === name);
  if (!field) throw new Error(`There is no field ${name}`);
  return field;
}

/** Whether values that a field has already are suggested for it. */
export function hasSuggestions({ control, search_column }: FieldMeta): boolean {
  return control === "combobox" || search_column !== undefined;
}
