import { calendarDateRule, isCalendarDate } from "./calendar";
import { instantProblem } from "./instant-problem";
import { movieFields } from "./movie-field";
import type { SortField } from "./sort-key";
import { textProblem } from "./text-problem";

/** The longest text that a list can begin at. */
const longestText = 500;

/**
 * Why a list that is sorted first by a field cannot begin at a text, such as "must be a whole number"; undefined
 * where it can.
 */
export function listStartProblem(field: SortField, from: string): string | undefined {
  const kind = movieFields.find(({ name }) => name === field)?.kind ?? "instant";
  switch (kind) {
    case "integer":
      return /^-?\d{1,9}$/.test(from) ? undefined : "must be a whole number";
    case "date":
      return isCalendarDate(from) ? undefined : calendarDateRule;
    case "instant":
      return instantProblem(from)?.message;
    case "text":
      if (from === "" || from.length > longestText) {
        return `must have 1 to ${longestText} characters`;
      }
      return textProblem(from)?.message;
  }
}
