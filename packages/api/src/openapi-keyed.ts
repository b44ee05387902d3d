import { z } from "zod";

/** The key that a write may carry, at every door. */
export const idempotencyKeyHeader = {
  "Idempotency-Key": z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/)
    .optional()
    .meta({
      description:
        "Sent again with the same request within 24 hours, the first answer is given again and nothing is done twice.",
    }),
};

/** What a write may be refused for because of its key. */
export const keyedRefusals = ["idempotency_in_progress", "idempotency_key_reused"] as const;
