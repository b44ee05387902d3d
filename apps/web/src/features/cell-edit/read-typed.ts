import type { CalendarDate } from "@marquee/schemas/calendar-date";
import {
  type Movie,
  type MovieField,
  type MovieFieldMeta,
  movieRules,
} from "@marquee/schemas/movie";
import { typedDay } from "../movies/typed-day";
import { errorText, typedValue } from "../movies/typed-value";

export type CellValue = Movie[MovieField];

/** What was typed into a cell: the value it means, or why it means none. */
export type Reading = { value: CellValue } | { reason: string };

/** Reads what was typed as a field's value; nothing typed is the field's default, where it has one. */
export function readTyped(
  field: MovieFieldMeta,
  text: string,
  { today, locale }: { today: CalendarDate; locale: string },
): Reading {
  const isEmpty = text.trim() === "";
  if (isEmpty && field.default_value !== undefined) return { value: field.default_value };
  const given =
    field.kind === "date" ? (typedDay(text, today, locale) ?? text) : typedValue(field.name, text);
  const read = movieRules[field.name].safeParse(given);
  if (read.success) return { value: read.data };
  const message = isEmpty ? "is required" : read.error.issues[0]?.message;
  return { reason: errorText(field, message) ?? "" };
}
