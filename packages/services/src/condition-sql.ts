import { Prisma } from "@marquee/db/generated/client";
import type { Comparison, Condition, SearchValue } from "@marquee/schemas/condition";
import type { MovieFieldMeta } from "@marquee/schemas/movie";
import { movieFields } from "@marquee/schemas/movie-field";
import { column, comparable, fieldValue } from "./movie-sql";

const { sql, join, raw } = Prisma;

/** The one compiler of selections: a condition tree becomes a boolean expression over `movies`. */
export function conditionSql(condition: Condition): Prisma.Sql {
  const parts: Prisma.Sql[] = [];
  for (const field of movieFields) {
    const comparison = condition[field.name];
    if (comparison !== undefined) parts.push(...comparisonSql(field, comparison));
  }
  if (condition.and) parts.push(...condition.and.map(conditionSql));
  if (condition.or) parts.push(sql`(${join(condition.or.map(conditionSql), " OR ")})`);
  if (condition.not) parts.push(sql`NOT ${conditionSql(condition.not)}`);
  return sql`(${join(parts, " AND ")})`;
}

const operators = { eq: "=", ne: "<>", lt: "<", lte: "<=", gt: ">", gte: ">=" } as const;

function comparisonSql(field: MovieFieldMeta, comparison: Comparison | SearchValue): Prisma.Sql[] {
  const given = typeof comparison === "object" ? comparison : { eq: comparison };
  const left = comparable(field);
  const parts: Prisma.Sql[] = [];
  for (const [name, operator] of Object.entries(operators)) {
    const value = given[name as keyof typeof operators];
    if (value !== undefined) parts.push(orderedSql(field, left, operator, value));
  }
  if (given.in) parts.push(anySql(field, left, given.in));
  if (given.nin) parts.push(sql`NOT ${anySql(field, left, given.nin)}`);
  for (const side of ["contains", "starts_with", "ends_with"] as const) {
    const text = given[side];
    if (text !== undefined) parts.push(likeSql(field, text, side));
  }
  return parts;
}

const columnRange = { min: -2_147_483_648, max: 2_147_483_647 };

function orderedSql(field: MovieFieldMeta, left: Prisma.Sql, operator: string, value: SearchValue) {
  const symbol = raw(operator);
  if (field.kind === "text") return sql`${left} ${symbol} text_key(${value}::text)`;
  if (typeof value === "number" && isOutsideColumn(value)) return outsideSql(operator, value);
  return sql`${left} ${symbol} ${fieldValue(field, value)}`;
}

function isOutsideColumn(value: number): boolean {
  return value < columnRange.min || value > columnRange.max;
}

/** A number too big for its column equals nothing, and all there is lies on its one side. */
function outsideSql(operator: string, value: number): Prisma.Sql {
  const isAbove = value > 0;
  if (operator === "<>") return sql`true`;
  return (isAbove ? operator.startsWith("<") : operator.startsWith(">")) ? sql`true` : sql`false`;
}

function anySql(field: MovieFieldMeta, left: Prisma.Sql, values: SearchValue[]): Prisma.Sql {
  if (field.kind === "text") {
    return sql`${left} IN (SELECT text_key(value) FROM unnest(${values}::text[]) AS value)`;
  }
  if (field.kind === "date") return sql`${left} = ANY (${values}::date[])`;
  const known = values.filter((value) => typeof value !== "number" || !isOutsideColumn(value));
  return sql`${left} = ANY (${known}::integer[])`;
}

/** A literal match by key: `%` and `_` are only characters. */
function likeSql(field: MovieFieldMeta, text: string, side: keyof typeof wildcards): Prisma.Sql {
  const left = comparable(field);
  const part = sql`text_key_part(${text}::text)`;
  const exact = sql`${left} LIKE ${likePattern(part, side)}`;
  if (!field.search_column) return exact;
  // The trigram index stands on unaccented keys: it finds candidates, and the exact key decides.
  const unaccented = column(field.search_column);
  return sql`(${unaccented} LIKE ${likePattern(sql`text_unaccent(${part})`, side)} AND ${exact})`;
}

const wildcards = {
  contains: { before: sql`'%'`, after: sql`'%'` },
  starts_with: { before: sql`''`, after: sql`'%'` },
  ends_with: { before: sql`'%'`, after: sql`''` },
} as const;

/** The pattern of LIKE for a text taken literally. */
export function likePattern(literal: Prisma.Sql, side: keyof typeof wildcards): Prisma.Sql {
  const { before, after } = wildcards[side];
  return sql`${before} || regexp_replace(${literal}, '([\\\\%_])', '\\\\\\1', 'g') || ${after}`;
}
