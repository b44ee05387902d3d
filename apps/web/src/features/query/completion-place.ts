import type { MovieFieldMeta } from "@marquee/schemas/movie";
import { QueryRefusal } from "@marquee/schemas/query";
import {
  type Comparison,
  type QueryOperator,
  readTokens,
  type Token,
} from "@marquee/schemas/query-token";

/** What stands at the caret and may be completed: from where to where, and what is typed of it. */
export type Place = { from: number; to: number; typed: string } & (
  | { kind: "field" }
  | { kind: "value"; field: MovieFieldMeta; operator: QueryOperator; isRangeEnd: boolean }
);

/** What may be completed at the caret; undefined in the middle of something, or in a quoted phrase. */
export function placeAt(text: string, caret: number): Place | undefined {
  const before = text.slice(0, caret);
  const isQuoted = lastToken(`${before}x`) === undefined;
  // With a letter more, what is typed is a piece of a query even where nothing is typed yet.
  const token = lastToken(isQuoted ? `${before}x"` : `${before}x`);
  const to = isQuoted && /["“”]/.test(text.charAt(caret)) ? caret + 1 : caret;
  if (!token || !/^[\s),]?$/.test(text.charAt(to))) return undefined;
  if (token.kind === "comparison") return valuePlace(token, before, isQuoted, to);
  if (token.kind !== "word" || isQuoted) return undefined;
  return { kind: "field", from: token.position, to, typed: before.slice(token.position) };
}

function valuePlace(
  { field, operator, values }: Comparison,
  before: string,
  isQuoted: boolean,
  to: number,
): Place | undefined {
  const value = values.at(-1);
  if (!value) return undefined;
  const typed = value.text.slice(0, -1);
  const from = value.position + (value.has_star_before ? 1 : 0);
  if (field.kind === "text") {
    return { kind: "value", from, to, typed, field, operator, isRangeEnd: false };
  }
  if (isQuoted || value.has_star_before) return undefined;
  const [, last] = typed.split("..");
  const isRangeEnd = last !== undefined;
  const part = last ?? typed;
  return {
    kind: "value",
    from: before.length - part.length,
    to,
    typed: part,
    field,
    operator,
    isRangeEnd,
  };
}

function lastToken(text: string): Token | undefined {
  try {
    return readTokens(text).at(-1);
  } catch (error) {
    if (error instanceof QueryRefusal) return undefined;
    throw error;
  }
}
