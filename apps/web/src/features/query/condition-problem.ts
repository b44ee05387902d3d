import type { CalendarDate } from "@marquee/schemas/calendar-date";
import type { MovieFieldMeta } from "@marquee/schemas/movie";
import { queryName } from "@marquee/schemas/query-field";
import { formatQuery, formatValue } from "@marquee/schemas/query-format";
import { parseQuery } from "@marquee/schemas/query-parse";
import { queryWords } from "./words";
import { treeCondition, type WrittenCondition } from "./written-condition";

/** What is wrong with a condition as it is built, or with one of its values (`at`); undefined for one that can be asked. */
export type ConditionProblem = { at: number | undefined; told: string };

/** Why a condition cannot be part of a query yet. */
export function conditionProblem(
  condition: WrittenCondition,
  today: CalendarDate,
): ConditionProblem | undefined {
  const { field, values } = condition;
  const told = values.map((value) => valueProblem(field, value, today));
  const at = told.findIndex((problem) => problem !== undefined);
  if (at !== -1) return { at, told: told[at] ?? "" };
  const filter = treeCondition(condition);
  if (!filter) return { at: values.length, told: queryWords.builder.missing };
  const { problem } = parseQuery(formatQuery({ filter }), today);
  return problem && { at: undefined, told: queryWords.problem(problem.detail) };
}

function valueProblem(field: MovieFieldMeta, value: string, today: CalendarDate) {
  if (field.kind !== "text" && value.includes("..")) return queryWords.builder.oneValue;
  const { problem } = parseQuery(`${queryName(field)}:${formatValue("text", value)}`, today);
  return problem && queryWords.problem(problem.detail);
}
