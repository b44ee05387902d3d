import type { Condition, Comparison as TreeComparison } from "@marquee/schemas/condition";
import type { MovieFieldMeta } from "@marquee/schemas/movie";
import { movieField } from "@marquee/schemas/movie-field";
import { readComparison } from "@marquee/schemas/query-comparison";
import type { QueryPart } from "@marquee/schemas/query-syntax";
import type { Comparison } from "@marquee/schemas/query-token";

/** How a field is compared, as in a condition tree; `between` is a range with both its ends. */
export type Operator = keyof TreeComparison | "between";

/** A condition on one field. Its values are as they were written: `30d` is 30 days from today on any day. */
export type WrittenCondition = {
  field: MovieFieldMeta;
  operator: Operator;
  values: readonly string[];
};

type Single = Extract<QueryPart, { kind: "phrase" | "comparison" }>;

/** What a part of a query says of a field. The query must be one that can be read. */
export function writtenCondition(part: Single): WrittenCondition {
  if (part.kind === "phrase") {
    return { field: movieField("title"), operator: "contains", values: [part.text] };
  }
  return part.field.kind === "text" ? ofText(part) : ofOrdered(part);
}

function ofText(part: Comparison): WrittenCondition {
  // What a text is compared with does not depend on the day.
  const [[operator, given] = ["eq", ""]] = Object.entries(readComparison(part, "2000-01-01"));
  const values = [given].flat().map(String);
  return { field: part.field, operator: operator as keyof TreeComparison, values };
}

const ordered = { "<": "lt", "<=": "lte", ">": "gt", ">=": "gte" } as const;

function ofOrdered({ field, operator, values }: Comparison): WrittenCondition {
  const texts = values.map(({ text }) => text);
  const isList = texts.length > 1;
  if (operator === "!=") return { field, operator: isList ? "nin" : "ne", values: texts };
  if (operator !== ":" && operator !== "=" && operator !== "~") {
    return { field, operator: ordered[operator], values: texts };
  }
  if (isList) return { field, operator: "in", values: texts };
  const [from, to] = (texts[0] ?? "").split("..");
  if (to === undefined) return { field, operator: "eq", values: texts };
  if (from === "") return { field, operator: "lte", values: [to] };
  return to === ""
    ? { field, operator: "gte", values: [from ?? ""] }
    : { field, operator: "between", values: [from ?? "", to] };
}

/** How a field is mostly compared: a text that is typed freely by what it contains. */
export function usualOperator({ control }: MovieFieldMeta): Operator {
  return control === "text" ? "contains" : "eq";
}

/** How many values an operator compares with. */
export function valueCount(operator: Operator): "one" | "two" | "many" {
  if (operator === "between") return "two";
  return operator === "in" || operator === "nin" ? "many" : "one";
}

/** The condition as one of a tree whose dates are as they were written; undefined where a value is missing. */
export function treeCondition({
  field,
  operator,
  values,
}: WrittenCondition): Condition | undefined {
  const given = values.map((text) => treeValue(field, text)).filter((value) => value !== undefined);
  const [first, second] = given;
  if (first === undefined) return undefined;
  if (operator === "in" || operator === "nin") return { [field.name]: { [operator]: given } };
  if (operator !== "between") return { [field.name]: { [operator]: first } };
  return second === undefined ? undefined : { [field.name]: { gte: first, lte: second } };
}

function treeValue(field: MovieFieldMeta, text: string): string | number | undefined {
  if (field.kind === "text") return text;
  const typed = text.trim();
  if (field.kind === "integer") return /^-?\d+$/.test(typed) ? Number(typed) : undefined;
  return typed === "" ? undefined : typed;
}
