import type { MovieFieldMeta } from "@marquee/schemas/movie";
import { partsOf, type QueryNode } from "@marquee/schemas/query-syntax";
import { dayPhrase } from "./day-words";
import { operatorChoices, queryWords } from "./words";
import { type Operator, type WrittenCondition, writtenCondition } from "./written-condition";

/** A part of a query in words that people read: "Genre is horror", "Rights until within 30 days". */
export function partWords(node: QueryNode, locale: string): string {
  switch (node.kind) {
    case "and":
      return andWords(node.children, locale);
    case "or":
      return node.children.map((child) => inner(child, "or", locale)).join(queryWords.or);
    case "not":
      return notWords(node.child, locale);
    case "word":
      return queryWords.isLike(node.text);
    default:
      return conditionWords(writtenCondition(node), locale);
  }
}

function andWords(parts: readonly QueryNode[], locale: string): string {
  const words = parts.flatMap((part) => (part.kind === "word" ? [part.text] : []));
  const others = parts.filter((part) => part.kind !== "word");
  return [
    ...(words.length > 0 ? [queryWords.isLike(words.join(" "))] : []),
    ...others.map((part) => inner(part, "and", locale)),
  ].join(queryWords.and);
}

/** A part where others stand beside it. */
function inner(node: QueryNode, kind: "and" | "or", locale: string): string {
  const words = partWords(node, locale);
  const isGroup = node.kind === "or" || node.kind === "and";
  return isGroup && node.kind !== kind ? queryWords.group(words) : words;
}

const opposites: Partial<Record<Operator, Operator>> = { eq: "ne", in: "nin", ne: "eq", nin: "in" };

function notWords(node: QueryNode, locale: string): string {
  if (node.kind === "comparison") {
    const condition = writtenCondition(node);
    const operator = opposites[condition.operator];
    if (operator) return conditionWords({ ...condition, operator }, locale);
  }
  const words = partWords(node, locale);
  return queryWords.not(
    partsOf(node).length > 1 || node.kind === "or" ? queryWords.group(words) : words,
  );
}

/** A condition in words. */
export function conditionWords(condition: WrittenCondition, locale: string): string {
  const { field, operator, values } = condition;
  const phrase =
    field.kind === "date"
      ? dayPhrase(operator, values, locale)
      : plainPhrase(field, operator, values);
  return `${field.label} ${phrase}`;
}

function plainPhrase(field: MovieFieldMeta, operator: Operator, values: readonly string[]): string {
  const shown = operator === "in" ? "eq" : operator === "nin" ? "ne" : operator;
  const label = operatorChoices(field).find(({ value }) => value === shown)?.label ?? shown;
  const list = operator === "between" ? values.join(queryWords.and) : values.join(queryWords.or);
  return `${label} ${list}`;
}
