import { CalendarDate } from "./calendar-date";
import { Instant } from "./instant";
import { movieFields } from "./movie";
import { searchText } from "./plain-text";
import type { SortField } from "./sort";

/** The longest text that a list can begin at. */
const longestText = 500;

/**
 * Why a list that is sorted first by a field cannot begin at a text, such as "must be a whole number"; undefined
 * where it can.
 */
export function listStartProblem(field: SortField, from: string): string | undefined {
  const kind = movieFields.find(({ name }) => name === field)?.kind ?? "instant";
  if (kind === "integer") return /^-?\d{1,9}$/.test(from) ? undefined : "must be a whole number";
  if (kind === "text" && (from === "" || from.length > longestText)) {
    return `must have 1 to ${longestText} characters`;
  }
  const rule = { text: searchText, date: CalendarDate, instant: Instant }[kind];
  return rule.safeParse(from).error?.issues[0]?.message;
}
