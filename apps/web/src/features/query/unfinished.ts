import type { CalendarDate } from "@marquee/schemas/calendar-date";
import { movieFields } from "@marquee/schemas/movie-field";
import type { QueryProblem } from "@marquee/schemas/query";
import { readDays } from "@marquee/schemas/query-date";
import { parseQuery } from "@marquee/schemas/query-parse";
import { fieldNames } from "./field-names";

/**
 * Whether a text is no query yet, but more typing at its end may make it one: a condition without its value,
 * an open quote, half a date. What may not is wrong already.
 */
export function isUnfinished(text: string, today: CalendarDate): boolean {
  let closed = text;
  let { problem } = parseQuery(text, today);
  // What else is wrong is told only where all that was opened is closed.
  while (problem && isNeverClosed(problem, closed)) {
    closed += ")";
    problem = parseQuery(closed, today).problem;
  }
  return problem ? isAboutTheEnd(problem, text) : closed !== text;
}

function isNeverClosed({ code, position }: QueryProblem, text: string): boolean {
  return code === "unbalanced_parenthesis" && text.charAt(position) === "(";
}

function isAboutTheEnd(problem: QueryProblem, text: string): boolean {
  const end = problem.position + problem.length;
  const refused = text.slice(problem.position, end);
  const isAtEnd = end === text.length;
  switch (problem.code) {
    case "missing_value":
      return isAtEnd;
    case "unterminated_quote":
      return true;
    case "missing_operand":
      return (
        problem.position >= text.length ||
        (refused !== ")" && text.slice(end).trim() === "" && !isLeftMissing(problem, text))
      );
    case "invalid_number":
      return isAtEnd && /(^|\.\.)-$|^-?\d+\.$/.test(refused);
    case "invalid_date":
      return isAtEnd && isDateBeginning(refused);
    case "word_not_allowed":
      return isAtEnd && isFieldBeginning(refused);
    default:
      return false;
  }
}

/** Whether it is before an OR that something is missing: no more typing mends that. */
function isLeftMissing({ position, length }: QueryProblem, text: string): boolean {
  const isOr = text.slice(position, position + length) === "OR";
  return isOr && /(^|\(|\bOR|(^|[\s(])-)\s*$/.test(text.slice(0, position));
}

const endings = "d 0 1 01 1d oday day ay y om m".split(" ");
const anyDay = "2000-01-01";

function isDateBeginning(written: string): boolean {
  const last = written.split("..").at(-1) ?? "";
  const day = last.endsWith(".") ? readDays(last.slice(0, -1), anyDay) : undefined;
  if (day && last === written) return true;
  return endings.some((ending) => typeof readDays(last + ending, anyDay) === "object");
}

/** Whether a word may become the name of a field with its operator. */
export function isFieldBeginning(word: string): boolean {
  const typed = word.toLowerCase();
  return movieFields.some((field) =>
    fieldNames(field).some((name) => name.startsWith(typed) || `${name}!` === typed),
  );
}
