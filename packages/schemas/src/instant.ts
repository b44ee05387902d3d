import { z } from "zod";
import { instantProblem } from "./instant-problem";
import { mustBe } from "./must-be";

/** A time as RFC 3339 writes it, in any zone, of the years 1 to 9999 of UTC; it becomes that time in UTC. */
export const Instant = z
  .string({ error: mustBe("a time as RFC 3339 writes it") })
  .superRefine((text, ctx) => {
    const problem = instantProblem(text);
    if (!problem) return;
    const { code, message } = problem;
    ctx.addIssue({ code: "custom", params: { code }, message, continue: false });
  })
  .meta({ format: "date-time" })
  .transform((time) => new Date(time).toISOString());
