import { z } from "zod";
import { mustBe } from "./must-be";

/** One access token, or all that were issued to a user or to an API key until now, with the sessions. */
export const RevokeTokenInput = z
  .strictObject({
    token: z
      .string({ error: mustBe("text") })
      .max(8_192)
      .optional(),
    subject: z
      .guid({ error: mustBe("a UUID") })
      .toLowerCase()
      .optional(),
  })
  .refine(({ token, subject }) => (token === undefined) !== (subject === undefined), {
    error: "must give either token or subject",
    params: { code: "invalid_choice" },
    when: ({ issues }) => issues.length === 0,
  });
export type RevokeTokenInput = z.infer<typeof RevokeTokenInput>;

/** What was revoked. */
export const RevokedToken = z.strictObject({ revoked: z.enum(["token", "subject"]) });
export type RevokedToken = z.infer<typeof RevokedToken>;

/** An access token (RFC 6749 §5.1). */
export const AccessToken = z
  .strictObject({
    access_token: z.string(),
    token_type: z.literal("Bearer"),
    expires_in: z.int().meta({ description: "Seconds." }),
  })
  .meta({ id: "AccessToken" });
export type AccessToken = z.infer<typeof AccessToken>;
