import type { CalendarDate } from "./calendar-date";
import type { Comparison, Condition, SearchValue } from "./condition";
import type { FieldMeta, MovieFieldMeta } from "./movie";
import { movieFields } from "./movie-field";
import type { Query } from "./query";
import { queryName } from "./query-field";
import { parseQuery } from "./query-parse";

/** A part of a query's text, and how close it binds. */
type Piece = { text: string; kind: "term" | "or" };

/**
 * A query in one line. Reading it back gives the same query, its condition in the form that `parseQuery`
 * makes, which selects the same films.
 */
export function formatQuery({ filter, q }: Query): string {
  const conditions = filter ? [...formatAll(filter)] : [];
  const words = q ? [formatWords(q)] : [];
  const [only] = conditions;
  if (only && conditions.length === 1 && words.length === 0) return only.text;
  return [...conditions.map(inside), ...words].join(" ");
}

/** A piece where others stand beside it. */
function inside({ text, kind }: Piece): string {
  return kind === "or" ? `(${text})` : text;
}

function formatAll(condition: Condition): Piece[] {
  const names = Object.keys(condition);
  return names.flatMap((name): Piece[] => {
    if (name === "and") return (condition.and ?? []).flatMap(formatAll);
    if (name === "or") return formatAny(condition.or ?? []);
    if (name === "not") return condition.not ? [term(`-${grouped(formatAll(condition.not))}`)] : [];
    const field = movieFields.find((known) => known.name === name);
    const comparison = field && condition[field.name];
    return field && comparison !== undefined ? formatField(field, comparison) : [];
  });
}

function term(text: string): Piece {
  return { text, kind: "term" };
}

function formatAny(branches: readonly Condition[]): Piece[] {
  const pieces = branches.map(formatAll);
  const [only] = pieces;
  if (only && pieces.length === 1) return only;
  const texts = pieces.map((branch) =>
    branch.length === 1 ? branch.map(({ text }) => text).join("") : branch.map(inside).join(" "),
  );
  return [{ text: texts.join(" OR "), kind: "or" }];
}

function grouped(pieces: readonly Piece[]): string {
  const [only] = pieces;
  const isTerm = only?.kind === "term" && pieces.length === 1 && !only.text.startsWith("-");
  if (only && pieces.length === 1) return isTerm ? only.text : `(${only.text})`;
  return `(${pieces.map(inside).join(" ")})`;
}

const symbols = {
  eq: ":",
  ne: "!=",
  lt: "<",
  lte: "<=",
  gt: ">",
  gte: ">=",
  contains: "~",
} as const;

function formatField(field: MovieFieldMeta, comparison: Comparison | SearchValue): Piece[] {
  const given = typeof comparison === "object" ? comparison : { eq: comparison };
  const name = queryName(field);
  const value = (written: SearchValue) => formatValue(field.kind, written);
  const { gte, lte } = given;
  const isRange = gte !== undefined && lte !== undefined && field.kind !== "text";
  return Object.entries(given).flatMap(([operator, wanted]): Piece[] => {
    if (wanted === undefined || (isRange && operator === "lte")) return [];
    if (isRange && operator === "gte") return [term(`${name}:${value(gte)}..${value(lte)}`)];
    if (Array.isArray(wanted)) {
      const list = isAmbiguous(given, operator, wanted) ? [...wanted, ...wanted] : wanted;
      return [term(`${name}${operator === "nin" ? "!=" : ":"}${list.map(value).join(",")}`)];
    }
    if (operator === "starts_with") return [term(`${name}:${value(wanted)}*`)];
    if (operator === "ends_with") return [term(`${name}:*${value(wanted)}`)];
    return [term(`${name}${symbols[operator as keyof typeof symbols]}${value(wanted)}`)];
  });
}

/** A list of one beside a plain value would be read as a second plain value: written twice it stays a list. */
function isAmbiguous({ eq, ne }: Comparison, operator: string, list: readonly unknown[]): boolean {
  return list.length === 1 && (operator === "in" ? eq : ne) !== undefined;
}

const bare = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.:&+/_-]*$/u;

/** A value as it is written after an operator, in quotes where it must be. */
export function formatValue(kind: FieldMeta["kind"], value: SearchValue): string {
  if (kind === "integer") return BigInt(value).toString();
  const text = String(value);
  return kind === "date" || bare.test(text) ? text : quoted(value);
}

function quoted(value: SearchValue): string {
  return `"${String(value).replaceAll(/["“”\\]/g, "\\$&")}"`;
}

const anyDay: CalendarDate = "2000-01-01";

/** Words as they are, where they read back as such; else with a backslash before what would be read otherwise. */
function formatWords(q: string): string {
  const { query } = parseQuery(q, anyDay);
  if (query && query.filter === undefined && query.q === q) return q;
  return q
    .split(" ")
    .map((word) =>
      word.replaceAll(/[\\()"“”:=<>~!]|^-|^(?=(AND|OR|NOT)$)/g, (found) => `\\${found}`),
    )
    .join(" ");
}
