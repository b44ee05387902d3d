import type { CalendarDate } from "./calendar-date";
import type { Comparison, SearchValue } from "./condition";
import type { FieldMeta } from "./movie";
import { refuse, type Span } from "./query";
import { readDays } from "./query-date";
import { queryName } from "./query-field";
import type { QueryOperator, ValueText, Comparison as Written } from "./query-token";

/** The least and the greatest value that a written one means; the same where it means one. */
type Extent = { first: SearchValue; last: SearchValue };

const ordering = { "<": "lt", "<=": "lte", ">": "gt", ">=": "gte" } as const;

/** A written comparison as one of the condition tree. Throws QueryRefusal for what its field cannot take. */
export function readComparison(written: Written, today: CalendarDate): Comparison {
  return written.field.kind === "text" ? readText(written) : readOrdered(written, today);
}

function readText(written: Written): Comparison {
  const { operator, values } = written;
  const [value, second] = values;
  if (!value) return {};
  const starred = values.find(hasStar);
  if (starred && second) return refuseStar(starred, "has no place in a list");
  if (starred && operator !== ":" && operator !== "=") {
    return refuseStar(starred, `has no place after ${operator}`);
  }
  const texts = values.map(({ text }) => text.normalize("NFC"));
  const [text = ""] = texts;
  switch (operator) {
    case ":":
    case "=":
      return second ? { in: texts } : equalText(value, text);
    case "!=":
      return second ? { nin: texts } : { ne: text };
    case "~":
      return single(written, second, { contains: text });
    default:
      return single(written, second, { [ordering[operator]]: text });
  }
}

function equalText({ has_star_before, has_star_after }: ValueText, text: string): Comparison {
  if (has_star_before) return has_star_after ? { contains: text } : { ends_with: text };
  return has_star_after ? { starts_with: text } : { eq: text };
}

function readOrdered(written: Written, today: CalendarDate): Comparison {
  const { field, operator, values } = written;
  const [value, second] = values;
  if (!value) return {};
  if (operator === "~") {
    const detail = `${queryName(field)} is not a text, so it is compared by : < <= > >= or a range 1990..1999`;
    return refuse(written, "unsupported_operator", detail);
  }
  const starred = values.find(hasStar);
  if (starred) return refuseStar(starred, `has no place in a ${noun[field.kind]}`);
  const range = value.text.includes("..");
  if (range && !second && (operator === ":" || operator === "=")) {
    return readRange(field.kind, value, today);
  }
  const extents = values.map((each) => readExtent(field.kind, each, today));
  const [extent = { first: 0, last: 0 }] = extents;
  switch (operator) {
    case ":":
    case "=":
      if (second) return { in: exact(values, extents) };
      return extent.first === extent.last ? { eq: extent.first } : between(extent);
    case "!=":
      return second ? { nin: exact(values, extents) } : { ne: exact(values, extents)[0] };
    default:
      return single(written, second, { [ordering[operator]]: edge(operator, extent) });
  }
}

const noun = { text: "text", date: "date", integer: "number" } as const;

function edge(operator: QueryOperator, { first, last }: Extent): SearchValue {
  return operator === "<" || operator === ">=" ? first : last;
}

function between({ first, last }: Extent): Comparison {
  return { gte: first, lte: last };
}

/** `1990..1999`, with both ends inside; either may be left out. */
function readRange(kind: FieldMeta["kind"], value: ValueText, today: CalendarDate): Comparison {
  const at = value.text.indexOf("..");
  const [from, to] = [value.text.slice(0, at), value.text.slice(at + 2)];
  if (from === "" && to === "")
    refuse(value, "missing_value", "a range needs a first or a last value");
  const end = (text: string) => readExtent(kind, { ...value, text }, today);
  return {
    ...(from === "" ? {} : { gte: end(from).first }),
    ...(to === "" ? {} : { lte: end(to).last }),
  };
}

function readExtent(kind: FieldMeta["kind"], value: ValueText, today: CalendarDate): Extent {
  if (kind === "integer") {
    // Adding 0 makes -0 the 0 that it is written as.
    const number = /^-?\d+$/.test(value.text) ? Number(value.text) + 0 : Number.NaN;
    if (Number.isFinite(number)) return { first: number, last: number };
    return refuse(value, "invalid_number", `"${value.text}" is not a whole number`);
  }
  const days = readDays(value.text, today);
  if (days === "out_of_range") {
    return refuse(value, "out_of_range", `"${value.text}" lies outside of the years 1 to 9999`);
  }
  if (days) return days;
  const detail = `"${value.text}" is not a date; dates are 2026-12-31, 2026-12, 2026, today, eom, or from today 30d, 2w, 6m, 1y`;
  return refuse(value, "invalid_date", detail);
}

/** The values of a list, each of which must mean one day or number. */
function exact(values: readonly ValueText[], extents: readonly Extent[]): SearchValue[] {
  return extents.map(({ first, last }, at) => {
    if (first === last) return first;
    const span = values[at] ?? { position: 0, length: 0 };
    return refuse(span, "list_not_allowed", "only whole dates can be listed or excluded with !=");
  });
}

function single(written: Written, second: ValueText | undefined, comparison: Comparison) {
  if (!second) return comparison;
  const detail = `${written.operator} takes one value; a list goes with : or !=`;
  return refuse(second, "list_not_allowed", detail);
}

function hasStar({ has_star_before, has_star_after }: ValueText): boolean {
  return has_star_before || has_star_after;
}

function refuseStar(span: Span, detail: string): never {
  return refuse(span, "star_not_allowed", `* ${detail}; in quotes it is only a character`);
}
