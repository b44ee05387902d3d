import { z } from "zod";
import { mustBe } from "./must-be";

const error = "must be 0 to 1000000";

/** Requests a minute; 0 is no limit, null the installation's own. */
export const RateLimit = z
  .int({ error: mustBe("a whole number") })
  .min(0, { error })
  .max(1_000_000, { error })
  .nullable();
