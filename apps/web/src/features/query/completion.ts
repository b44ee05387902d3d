import type { CalendarDate } from "@marquee/schemas/calendar-date";
import type { MovieFieldMeta } from "@marquee/schemas/movie";
import { hasSuggestions, movieFields } from "@marquee/schemas/movie-field";
import type { SuggestValuesInput } from "@marquee/schemas/movie-record";
import { queryField, queryName } from "@marquee/schemas/query-field";
import { formatValue } from "@marquee/schemas/query-format";
import { parseQuery } from "@marquee/schemas/query-parse";
import type { Place } from "./completion-place";
import { fieldNames } from "./field-names";
import { isUnfinished } from "./unfinished";
import { valueChoices } from "./value-choices";
import { queryWords } from "./words";

/** What can be taken at a place: what is written for it, how it is shown, and what it says. */
export type Completion = { insert: string; label: string; detail: string; isValue: boolean };

const most = 12;
const anyCondition = "title:a";

/** The values to ask suggestions for at a place; undefined where there are none. */
export function wantedValues(place: Place | undefined): SuggestValuesInput | undefined {
  if (place?.kind !== "value" || ![":", "=", "!="].includes(place.operator)) return undefined;
  return hasSuggestions(place.field) ? { field: place.field.name, text: place.typed } : undefined;
}

/**
 * What can stand at a place. Whatever is taken, the text up to its end is a query, or one that more typing
 * can complete.
 */
export function completionsAt(
  text: string,
  place: Place,
  suggestions: readonly string[],
  today: CalendarDate,
): Completion[] {
  const before = text.slice(0, place.from);
  // Some mistakes before this place are told only once a whole condition stands here.
  if (place.kind === "field" && !isPossible(before + anyCondition, today)) return [];
  const found =
    place.kind === "field"
      ? [...operatorCompletions(place.typed), ...fieldCompletions(place.typed)]
      : valueCompletions(place, suggestions, today);
  return found.filter(({ insert }) => isPossible(before + insert, today)).slice(0, most);
}

/** The text with what was taken, and where the caret is then. */
export function taken(text: string, place: Place, { insert }: Completion) {
  const start = text.slice(0, place.from) + insert;
  return { text: start + text.slice(place.to), caret: start.length };
}

function isPossible(text: string, today: CalendarDate): boolean {
  return parseQuery(text, today).problem === undefined || isUnfinished(text, today);
}

function fieldCompletions(typed: string): Completion[] {
  const begun = typed.toLowerCase();
  const fits = (field: MovieFieldMeta) =>
    [...fieldNames(field), field.label].some((name) => name.toLowerCase().startsWith(begun));
  return movieFields
    .filter((field) => field.is_filterable && fits(field) && begun !== queryName(field))
    .map((field) => ({ ...shownAs(fieldStart(field)), detail: field.label, isValue: false }));
}

function shownAs(insert: string) {
  return { insert, label: insert };
}

/** A field whose values are known is mostly asked for one of them. */
function fieldStart(field: MovieFieldMeta): string {
  const isListed = field.control === "combobox" || field.control === "choice";
  return isListed ? `${queryName(field)}:` : queryName(field);
}

/** The operators after a name that is all there. */
function operatorCompletions(typed: string): Completion[] {
  const [, name = "", begun = ""] = /^(.*?)(!?)$/.exec(typed) ?? [];
  const field = queryField(name);
  if (!field) return [];
  return Object.entries(queryWords.operators[field.kind])
    .filter(([symbol]) => symbol.startsWith(begun))
    .map(([symbol, words]) => ({
      ...shownAs(`${name}${symbol}`),
      detail: `${field.label} ${words}`,
      isValue: false,
    }));
}

function valueCompletions(
  place: Extract<Place, { kind: "value" }>,
  suggestions: readonly string[],
  today: CalendarDate,
): Completion[] {
  const { field, operator, typed, isRangeEnd } = place;
  const takesSpan = !isRangeEnd && (operator === ":" || operator === "=");
  const begun = typed.toLowerCase();
  // Those of a text before this one may still be shown.
  const isKnown = (value: string) => field.search_column !== undefined || value.includes(begun);
  const known = suggestions
    .filter((value) => value.toLowerCase() !== begun && isKnown(value.toLowerCase()))
    .map((value) => ({ value, detail: "" }));
  return [...known, ...valueChoices(field, typed, today, takesSpan)].map(({ value, detail }) => ({
    insert: field.kind === "text" ? formatValue(field.kind, value) : value,
    label: value,
    detail,
    isValue: true,
  }));
}
