import { z } from "zod";
import { doors, roles } from "./actor";
import { Instant } from "./instant";
import { mustBe } from "./must-be";
import { plainText } from "./plain-text";
import { RateLimit } from "./rate-limit";

/** Hours that the secret before a rotation works on, unless they are given. */
const defaultOverlapHours = 24;
const longestOverlapHours = 168;

const Id = z.guid({ error: mustBe("a UUID") }).toLowerCase();
const Name = plainText({ min: 1, max: 100 });

const End = Instant.refine((time) => new Date(time).getTime() > Date.now(), {
  error: "must lie ahead",
  params: { code: "out_of_range" },
});

/** Without `expires_at` a key works until it is revoked. */
export const CreateApiKeyInput = z.strictObject({
  name: Name,
  role: z.enum(roles, { error: mustBe(`one of ${roles.join(", ")}`) }),
  expires_at: End.nullable().optional(),
});
export type CreateApiKeyInput = z.infer<typeof CreateApiKeyInput>;

export const RotateApiKeyInput = z.strictObject({
  id: Id,
  /** 0 ends the old secret, and the tokens that were issued for it, at once. */
  overlap_hours: z
    .int({ error: mustBe("a whole number") })
    .min(0, { error: `must be 0 to ${longestOverlapHours}` })
    .max(longestOverlapHours, { error: `must be 0 to ${longestOverlapHours}` })
    .default(defaultOverlapHours),
});
export type RotateApiKeyInput = z.infer<typeof RotateApiKeyInput>;

/** What is given is changed. */
export const UpdateApiKeyInput = z
  .strictObject({ id: Id, name: Name.optional(), rate_limit: RateLimit.optional() })
  .refine(({ name, rate_limit }) => name !== undefined || rate_limit !== undefined, {
    error: "must name at least one field to change",
    params: { code: "empty" },
    when: ({ issues }) => issues.length === 0,
  });
export type UpdateApiKeyInput = z.infer<typeof UpdateApiKeyInput>;

export const RevokeApiKeyInput = z.strictObject({ id: Id });
export type RevokeApiKeyInput = z.infer<typeof RevokeApiKeyInput>;

const Time = z.iso.datetime({ precision: 3 });

/** What a program signs in with. */
export const ApiKey = z.strictObject({
  /** Also its `client_id`. */
  id: Id,
  name: z.string(),
  /** What it was given. It may do no more than its maker may at present. */
  role: z.enum(roles),
  /** Who made it. */
  owner: z.strictObject({
    id: Id,
    name: z.string(),
    is_disabled: z.boolean(),
    role: z.enum(roles),
  }),
  rate_limit: z.int().nullable(),
  created_at: Time,
  expires_at: Time.nullable(),
  revoked_at: Time.nullable(),
  /** While a rotation overlaps: until when the secret before works. */
  previous_secret_until: Time.nullable(),
  /** Right to a minute. */
  last_used_at: Time.nullable(),
  last_used_door: z.enum(doors).nullable(),
});
export type ApiKey = z.infer<typeof ApiKey>;

/** With a secret that is shown this once. */
export const IssuedApiKey = z.strictObject({ id: Id, client_id: Id, client_secret: z.string() });
export type IssuedApiKey = z.infer<typeof IssuedApiKey>;
