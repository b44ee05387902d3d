import type { MovieFieldMeta } from "./movie";
import { refuse, type Span } from "./query";
import { queryField, queryFieldNames } from "./query-field";

export const operators = ["!=", "<=", ">=", ":", "=", "<", ">", "~"] as const;
export type QueryOperator = (typeof operators)[number];

/** A value as it is written, and whether a star stood before or after it, for any text. */
export type ValueText = Span & {
  text: string;
  has_star_before: boolean;
  has_star_after: boolean;
};

export type Comparison = Span & {
  kind: "comparison";
  field: MovieFieldMeta;
  operator: QueryOperator;
  values: ValueText[];
};

export type Token = Span &
  (
    | { kind: "open" | "close" | "and" | "or" | "not" }
    /** A word that is searched for. */
    | { kind: "word"; text: string }
    /** A quoted text that a title must contain. */
    | { kind: "phrase"; text: string }
    | Omit<Comparison, keyof Span>
  );

const keywords = { AND: "and", OR: "or", NOT: "not" } as const;
const brackets = { "(": "open", ")": "close" } as const;
const quotes = /["“”]/;
const space = /\s/;
const control = /\p{Cc}/u;
const wordEnd = /[\s()"“”]/;
const valueEnd = /[\s()"“”,]/;
const named = /([\p{L}_][\p{L}\p{N}_]*)(\s*)(!=|<=|>=|[:=<>~])/uy;

/** Reads a text piece by piece. Throws QueryRefusal at the first piece that is none. */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = skipSpace(text, 0); at < text.length; at = skipSpace(text, endOf(tokens.at(-1)))) {
    tokens.push(readToken(text, at));
  }
  return tokens;
}

function endOf(span: Span | undefined): number {
  return span ? span.position + span.length : 0;
}

function skipSpace(text: string, at: number): number {
  let next = at;
  while (next < text.length && space.test(text.charAt(next))) next += 1;
  return next;
}

function readToken(text: string, position: number): Token {
  const first = text.charAt(position);
  if (first === "(" || first === ")") return { kind: brackets[first], position, length: 1 };
  if (quotes.test(first)) {
    const { end, ...phrase } = readQuoted(text, position);
    return { kind: "phrase", text: phrase.text, position, length: end - position };
  }
  if (first === "-" && /[^\s)-]/.test(text.charAt(position + 1))) {
    return { kind: "not", position, length: 1 };
  }
  return readComparison(text, position) ?? readWord(text, position);
}

function readWord(text: string, position: number): Token {
  const word = readBare(text, position, wordEnd);
  const span = { position, length: word.end - position };
  const written = text.slice(position, word.end);
  if (written === "AND" || written === "OR" || written === "NOT") {
    return { kind: keywords[written], ...span };
  }
  return { kind: "word", text: word.text, ...span };
}

/**
 * A field with its operator and values. An unknown name before a colon and a space is just a word, as
 * in a title; a known one may have spaces around its operator.
 */
function readComparison(text: string, position: number): Token | undefined {
  named.lastIndex = position;
  const match = named.exec(text);
  if (!match) return undefined;
  const [whole, name = "", gap, symbol] = match;
  const operator = operators.find((known) => known === symbol);
  const field = queryField(name);
  const valuesAt = position + whole.length;
  if (!field) {
    const isWord = gap !== "" || skipSpace(text, valuesAt) > valuesAt || valuesAt === text.length;
    return isWord ? undefined : refuseName(name, position);
  }
  if (!operator) return undefined;
  const values = readValues(text, valuesAt, { position, length: whole.length });
  const length = endOf(values.at(-1)) - position;
  return { kind: "comparison", field, operator, values, position, length };
}

function refuseName(name: string, position: number): never {
  const known = queryFieldNames.join(", ");
  const detail = `"${name}" is not a field; fields are ${known}. To search for the text itself, put it in quotes`;
  return refuse({ position, length: name.length }, "unknown_field", detail);
}

function readValues(text: string, from: number, comparison: Span): ValueText[] {
  const values: ValueText[] = [];
  let at = from;
  do {
    const value = readValue(text, skipSpace(text, at), comparison);
    values.push(value);
    at = endOf(value);
  } while (text.charAt(at++) === ",");
  refuseAdjacent(text, at - 1);
  return values;
}

function refuseAdjacent(text: string, at: number): void {
  if (at >= text.length || /[\s)]/.test(text.charAt(at))) return;
  const detail =
    "a value with such characters is put in quotes; two conditions need a space between";
  refuse({ position: at, length: 1 }, "unexpected_text", detail);
}

function readValue(text: string, position: number, comparison: Span): ValueText {
  const has_star_before = text.charAt(position) === "*";
  const from = has_star_before ? position + 1 : position;
  const isQuoted = quotes.test(text.charAt(from));
  const read = isQuoted ? readQuoted(text, from) : readBare(text, from, valueEnd);
  const has_star_after = isQuoted ? text.charAt(read.end) === "*" : read.has_star;
  const end = isQuoted && has_star_after ? read.end + 1 : read.end;
  const value = has_star_after && !isQuoted ? read.text.slice(0, -1) : read.text;
  if (!isQuoted && value === "") {
    const span = { position: comparison.position, length: end - comparison.position };
    refuse(span, "missing_value", 'needs a value, as in year:1979 or title:"the thing"');
  }
  return { text: value, has_star_before, has_star_after, position, length: end - position };
}

type Read = { text: string; end: number; has_star: boolean };

/** Up to a character that ends it; a backslash takes the next character as it is. */
function readBare(text: string, from: number, isEnd: RegExp): Read {
  let read = "";
  let has_star = false;
  let at = from;
  while (at < text.length && !isEnd.test(text.charAt(at))) {
    const isEscaped = text.charAt(at) === "\\" && at + 1 < text.length;
    if (isEscaped) at += 1;
    const character = text.charAt(at);
    if (control.test(character)) {
      refuse({ position: at, length: 1 }, "control_character", "control characters are not text");
    }
    has_star = character === "*" && !isEscaped;
    read += character;
    at += 1;
  }
  return { text: read, end: at, has_star };
}

function readQuoted(text: string, from: number): Read {
  const { text: read, end } = readBare(text, from + 1, quotes);
  if (end >= text.length) {
    const span = { position: from, length: text.length - from };
    refuse(span, "unterminated_quote", "a quote is opened here and never closed");
  }
  return { text: read, end: end + 1, has_star: false };
}
