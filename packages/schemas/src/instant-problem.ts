import { isCalendarDate } from "./calendar";

const lastYear = 9_999;
const shape =
  /^([\d-]{10})T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Why a text names no time of the years 1 to 9999 of UTC as RFC 3339 writes it; undefined where it does. */
export function instantProblem(text: string): { code: string; message: string } | undefined {
  const date = shape.exec(text)?.[1];
  if (date === undefined || !isCalendarDate(date)) {
    return { code: "invalid_format", message: "must be a time as RFC 3339 writes it" };
  }
  const year = new Date(text).getUTCFullYear();
  if (year >= 1 && year <= lastYear) return undefined;
  return { code: "out_of_range", message: "must be in the years 1 to 9999 of UTC" };
}
