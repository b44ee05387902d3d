import { z } from "zod";

const secret = z.string().min(1);
const otp = z.string().optional().meta({
  description: "A code of the account's second factor, where it has one.",
});

/** What `POST /api/token` takes, as JSON or as a form. */
export const TokenRequest = z
  .union([
    z.looseObject({
      user: z.string().min(1),
      password: secret.optional().meta({
        description: "Required, unless the operator lets users in by their name alone.",
      }),
      otp,
    }),
    z.looseObject({
      grant_type: z.literal("password"),
      username: z.string().min(1),
      password: secret,
      otp,
    }),
    z.looseObject({
      grant_type: z.literal("client_credentials"),
      client_id: z.string().optional().meta({
        description: "Here, or with its secret as HTTP Basic.",
      }),
      client_secret: z.string().optional(),
    }),
  ])
  .meta({ id: "TokenRequest" });

/** What it tells who is refused. */
export const TokenRefused = z
  .strictObject({
    error: z.enum([
      "invalid_request",
      "invalid_grant",
      "invalid_client",
      "unsupported_grant_type",
      "temporarily_unavailable",
    ]),
    error_description: z.string(),
  })
  .meta({ id: "TokenRefused", description: "Why no token was given (RFC 6749 §5.2)." });
