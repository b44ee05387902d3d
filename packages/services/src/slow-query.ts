import { databaseProblem } from "@marquee/db/database-error";
import type { Prisma } from "@marquee/db/generated/client";
import type { Comparison, Condition, SearchValue } from "@marquee/schemas/condition";
import type { MovieFieldMeta } from "@marquee/schemas/movie";
import { movieFields } from "@marquee/schemas/movie-field";
import { formatQuery } from "@marquee/schemas/query-format";
import { joinSelection, type Selection } from "@marquee/schemas/selection";
import { ServiceError } from "@marquee/schemas/service-error";
import type { ServiceContext } from "./context";
import { readRows } from "./database-call";

/**
 * Rows of a query over the films of a selection. Throws `query_too_slow`, naming the parts of the
 * selection that no index serves, where it takes longer than the statement timeout.
 */
export async function readFilms<Row>(
  ctx: ServiceContext,
  query: Prisma.Sql,
  selection: Selection,
): Promise<Row[]> {
  try {
    return await readRows<Row>(ctx, query);
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    if (databaseProblem(cause)?.kind !== "timeout") throw error;
    throw new ServiceError("query_too_slow", tooSlow(selection), { cause });
  }
}

function tooSlow(selection: Selection): string {
  const { filter } = joinSelection(selection);
  const parts = filter ? [...new Set(slowParts(filter))] : [];
  const said = parts.length > 0 ? `narrow ${parts.slice(0, 5).join(" and ")}, or ` : "";
  return `This took too long: ${said}add a condition that leaves fewer films.`;
}

/** The parts of a condition that are tried film by film, each as a query in one line. */
export function slowParts(condition: Condition): string[] {
  const own = movieFields.flatMap((field) => {
    const comparison = condition[field.name];
    if (comparison === undefined) return [];
    return slowOperators(field, comparison).map((slow) =>
      formatQuery({ filter: { [field.name]: slow } }),
    );
  });
  const branches = [...(condition.and ?? []), ...(condition.or ?? [])].flatMap(slowParts);
  const excluded = condition.not ? [formatQuery({ filter: { not: condition.not } })] : [];
  return [...own, ...branches, ...excluded];
}

const inside = ["contains", "starts_with", "ends_with"] as const;
const fewestLetters = 3;

function slowOperators(field: MovieFieldMeta, comparison: Comparison | SearchValue): Comparison[] {
  if (typeof comparison !== "object") return [];
  const { ne, nin } = comparison;
  const texts = inside.flatMap((operator): Comparison[] => {
    const text = comparison[operator];
    const isServed =
      field.search_column !== undefined && (text?.trim().length ?? 0) >= fewestLetters;
    return text === undefined || isServed ? [] : [{ [operator]: text }];
  });
  return [...(ne === undefined ? [] : [{ ne }]), ...(nin === undefined ? [] : [{ nin }]), ...texts];
}
