import { z } from "zod";
import { calendarDateRule, isCalendarDate } from "./calendar";
import { mustBe } from "./must-be";

/**
 * A calendar date `YYYY-MM-DD` from 0001-01-01 to 9999-12-31 in the proleptic Gregorian calendar,
 * kept as text from end to end: it is a day, never an instant, so no time zone can shift it.
 */
export const CalendarDate = z
  .string({ error: mustBe("a date as text, YYYY-MM-DD") })
  .superRefine((value, ctx) => {
    if (isCalendarDate(value)) return;
    ctx.addIssue({
      code: "custom",
      params: { code: "invalid_date" },
      message: calendarDateRule,
    });
  })
  .meta({ format: "date" });
export type CalendarDate = z.infer<typeof CalendarDate>;
