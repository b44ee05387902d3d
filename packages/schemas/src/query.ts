import type { Condition } from "./condition";
import type { SearchWords } from "./search-words";

/**
 * What a query in one line means: a condition, and bare words, which search titles and rank what they
 * find. Both hold together; an empty query selects every film.
 */
export type Query = { filter?: Condition; q?: SearchWords };

/** A part of a query's text: `position` and `length` count UTF-16 code units, as a text field's selection does. */
export type Span = { position: number; length: number };

export type QueryProblemCode =
  | "unknown_field"
  | "unsupported_operator"
  | "missing_value"
  | "invalid_number"
  | "invalid_date"
  | "out_of_range"
  | "list_not_allowed"
  | "star_not_allowed"
  | "unexpected_text"
  | "unterminated_quote"
  | "unbalanced_parenthesis"
  | "missing_operand"
  | "word_not_allowed"
  | "control_character"
  | "malformed_unicode"
  | "too_long"
  | "too_complex";

/** Why a text is no query: which part of it, a stable code, and what to write instead. */
export type QueryProblem = Span & { code: QueryProblemCode; detail: string };

/** Thrown inside the parser, which gives its problem to the caller. */
export class QueryRefusal extends Error {
  override readonly name = "QueryRefusal";

  constructor(readonly problem: QueryProblem) {
    super(problem.detail);
  }
}

/** Refuses a part of a query's text. */
export function refuse({ position, length }: Span, code: QueryProblemCode, detail: string): never {
  throw new QueryRefusal({ position, length, code, detail });
}
