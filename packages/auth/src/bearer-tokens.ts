import type { Actor } from "@marquee/schemas/actor";
import { isServiceError, ServiceError } from "@marquee/schemas/service-error";
import { decodeJwt, errors } from "jose";
import { z } from "zod";
import type { Origin } from "./security-event";

/** Where a request came from, as far as an event tells it. */
export type Whence = Omit<Origin, "actor">;

/** What a token tells of itself once its signature and its claims are found good. */
export type TokenIdentity = {
  /** By which it is taken back. */
  jti: string;
  expires_at: Date;
  /** Undefined: someone at an external issuer who never came here. */
  subject: { kind: "user" | "api_key"; id: string } | undefined;
};

/** The access tokens of one issuer. */
export interface BearerTokens {
  /** Whether a token says that it is of this issuer; that alone proves nothing. */
  isOwn(token: string): boolean;
  /** Who holds the token. Throws `unauthenticated`, with no more than its reason, for any bad one. */
  verify(token: string, whence?: Whence): Promise<Actor>;
  /** What a token is about, also where its subject may not enter. Throws as `verify` for any bad one. */
  identify(token: string): Promise<TokenIdentity>;
}

/** No token of any issuer we know is longer. */
export const longestToken = 8_192;

/** The issuer that a token names, without any proof; undefined where it is none. */
export function claimedIssuer(token: string): string | undefined {
  if (token.length > longestToken) return undefined;
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

/** The one error for a token that is not good. */
export function badToken(
  message = "The access token is not valid.",
  cause?: unknown,
): ServiceError {
  return new ServiceError("unauthenticated", message, { cause });
}

/** What jose found wrong with a token, for its holder. */
export function refusedToken(error: unknown): ServiceError {
  return error instanceof errors.JWTExpired
    ? badToken("The access token has expired.", error)
    : badToken(undefined, error);
}

/** Base64 has bits to spare at its end, by which a token could be written in several ways. */
export function isSpeltOneWay(token: string): boolean {
  return token
    .split(".")
    .every((part) => Buffer.from(part, "base64url").toString("base64url") === part);
}

/** Whatever is wrong with a token; a database that is away is not the token's fault. */
export function isTokenFault(error: unknown): boolean {
  return (
    !isServiceError(error) &&
    (error instanceof errors.JOSEError ||
      error instanceof z.ZodError ||
      error instanceof TypeError ||
      error instanceof SyntaxError)
  );
}
