import { z } from "zod";
import { Instant } from "./instant";
import { mustBe } from "./must-be";
import { plainText } from "./plain-text";

export const usageDimensions = ["caller", "route", "hour"] as const;
const UsageDimension = z.enum(usageDimensions, { error: mustBe("caller, route or hour") });
export type UsageDimension = z.infer<typeof UsageDimension>;

/**
 * Usage in the hours from `from` to `to`, parts of an hour as the whole, added up by one dimension or by
 * several at once. `caller` (an id) and `route` narrow it.
 */
export const UsageSummaryInput = z
  .strictObject({
    from: Instant,
    to: Instant,
    by: z.union([UsageDimension, z.array(UsageDimension).min(1).max(usageDimensions.length)], {
      error: mustBe("caller, route, hour, or a list of these"),
    }),
    caller: plainText({ min: 1, max: 100 }).optional(),
    route: plainText({ min: 1, max: 200 }).optional(),
  })
  // Of what is no time, it has been told already.
  .refine(({ from, to }) => !(Date.parse(from) >= Date.parse(to)), {
    path: ["from"],
    error: "must be before to",
  });
export type UsageSummaryInput = z.infer<typeof UsageSummaryInput>;

/** Calls of a REST route or a procedure. A batch of ten is ten. */
export const UsageCounts = z.strictObject({
  /** All of them, those refused as well. */
  calls: z.number(),
  /** Refused or failed, but for those throttled. */
  errors: z.number(),
  throttled: z.number(),
  /** How long they took, in milliseconds in all. */
  time_ms: z.number(),
  bytes_out: z.number(),
});
export type UsageCounts = z.infer<typeof UsageCounts>;

/** Whoever called. `rate_limit` is their quota in requests a minute, 0 for none. */
export const UsageCaller = z.strictObject({
  kind: z.enum(["anonymous", "user", "api_key"]),
  /** Empty for those unknown, who count together but are limited by address. */
  id: z.string(),
  name: z.string(),
  rate_limit: z.int(),
});
export type UsageCaller = z.infer<typeof UsageCaller>;

/** A dimension that was not asked for is null. */
export const UsageRow = z.strictObject({
  ...UsageCounts.shape,
  caller: UsageCaller.nullable(),
  /** As `GET /api/movies/:id` or `movie.get`. */
  route: z.string().nullable(),
  /** The hour's beginning. */
  hour: z.string().nullable(),
});
export type UsageRow = z.infer<typeof UsageRow>;

/** By hour in order of time, else the most called first. `is_cut` where there is more than is told. */
export const UsageSummary = z.strictObject({
  rows: z.array(UsageRow),
  total: UsageCounts,
  is_cut: z.boolean(),
});
export type UsageSummary = z.infer<typeof UsageSummary>;
