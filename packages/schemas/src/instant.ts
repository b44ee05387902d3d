import { z } from "zod";
import { mustBe } from "./must-be";

const lastYear = 9_999;

/** A time as RFC 3339 writes it, in any zone, of the years 1 to 9999 of UTC; it becomes that time in UTC. */
export const Instant = z.iso
  .datetime({ offset: true, abort: true, error: mustBe("a time as RFC 3339 writes it") })
  .refine(isKeepable, {
    error: "must be in the years 1 to 9999 of UTC",
    params: { code: "out_of_range" },
  })
  .transform((time) => new Date(time).toISOString());

function isKeepable(time: string): boolean {
  const year = new Date(time).getUTCFullYear();
  return year >= 1 && year <= lastYear;
}
