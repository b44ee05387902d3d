import { z } from "zod";
import { mustBe } from "./must-be";

/** A whole number within limits, both inclusive. A column holds -2,147,483,648 to 2,147,483,647. */
export function wholeNumber({ min, max }: { min: number; max: number }) {
  const error = `must be ${min} to ${max}`;
  return z
    .int({ error: mustBe("a whole number", () => error), abort: true })
    .min(min, { error })
    .max(max, { error });
}
