import { z } from "zod";
import { mustBe } from "./must-be";
import { parseSort, type SortKey, sortFields } from "./sort-key";

/** An order in one line: `-expiry_date,title` is latest expiry first, then by title. */
export const Sort = z
  .string({ error: mustBe("text") })
  .transform((text, ctx): SortKey[] => {
    const keys = parseSort(text);
    if (keys) return keys;
    ctx.addIssue({
      code: "custom",
      params: { code: "invalid_sort" },
      message: `must be different names out of ${sortFields.join(", ")}, comma-separated, each with - for descending`,
    });
    return z.NEVER;
  })
  .meta({
    description: `Names out of ${sortFields.join(", ")}, comma-separated, each with - for descending.`,
  });
