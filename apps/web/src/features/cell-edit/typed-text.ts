import type { MovieFieldMeta } from "@marquee/schemas/movie";
import { isBlank } from "../movies/field-value";
import type { CellValue } from "./read-typed";

/** A field's value as it stands in its control. */
export function typedText(field: MovieFieldMeta, value: CellValue): string {
  return isBlank(field, value) ? "" : String(value);
}
