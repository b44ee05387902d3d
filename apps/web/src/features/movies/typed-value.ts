import type { MovieField, MovieFieldMeta } from "@marquee/schemas/movie";
import { movieField } from "@marquee/schemas/movie-field";

/** What a control holds, as the field's value: digits are a number. */
export function typedValue(name: MovieField, typed: unknown): unknown {
  const isInteger = movieField(name).kind === "integer";
  return isInteger && typeof typed === "string" && /^-?\d+$/.test(typed.trim())
    ? Number(typed)
    : typed;
}

/** The error of a field in a sentence that names it. */
export function errorText(field: MovieFieldMeta, message: string | undefined): string | undefined {
  return message && `${field.label} ${message}.`;
}
