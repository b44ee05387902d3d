import { isProtected } from "@marquee/schemas/loopback";
import { ServiceError } from "@marquee/schemas/service-error";
import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from "jose";
import { z } from "zod";

const answersWithinMs = 5_000;
/** An unknown kid makes us fetch the keys anew, and a failed question is asked again: once in so long at most. */
const cooldownMs = 10_000;
/** A key that the issuer withdraws counts no longer than this. */
const keptMs = 10 * 60_000;

const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });

/**
 * The public keys of an issuer, by its discovery document (OpenID Connect Discovery 1.0 §4): fetched when
 * first needed, kept, and fetched anew for a key that is not known. Throws `issuer_unavailable` where the
 * issuer must be asked and does not answer, or did not a moment ago: whether the token is good cannot be known.
 */
export function oidcKeys(issuer: string): JWTVerifyGetKey {
  let found: Promise<JWTVerifyGetKey> | undefined;
  let failedAt = Number.NEGATIVE_INFINITY;
  const hasJustFailed = () => Date.now() < failedAt + cooldownMs;
  const ask: typeof fetch = async (url, init) => {
    if (hasJustFailed()) throw new Error("The issuer failed to answer a moment ago");
    return fetch(url, init);
  };
  return async (header, token) => {
    found ??= discover(issuer, ask);
    const current = found;
    try {
      return await (await current)(header, token);
    } catch (error) {
      if (isUnknownKey(error)) throw error;
      if (!hasJustFailed()) failedAt = Date.now();
      const isDiscovered = await current.then(
        () => true,
        () => false,
      );
      if (!isDiscovered && found === current) found = undefined;
      throw unavailable(error);
    }
  };
}

async function discover(issuer: string, ask: typeof fetch): Promise<JWTVerifyGetKey> {
  const url = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  const answer = await ask(url, {
    signal: AbortSignal.timeout(answersWithinMs),
    headers: { accept: "application/json" },
  });
  if (!answer.ok) throw new Error(`The discovery document was answered ${answer.status}`);
  const document = Discovery.parse(await answer.json());
  if (document.issuer !== issuer) throw new Error("The discovery document is another issuer's");
  const address = new URL(document.jwks_uri);
  if (!isProtected(address)) throw new Error("The keys are at an address without https");
  return createRemoteJWKSet(address, {
    timeoutDuration: answersWithinMs,
    cooldownDuration: cooldownMs,
    cacheMaxAge: keptMs,
    [customFetch]: ask,
  });
}

/** No key of the issuer, or none that can be told, is the one that the token names. */
function isUnknownKey(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  );
}

function unavailable(cause: unknown): ServiceError {
  return new ServiceError(
    "issuer_unavailable",
    "The issuer of this token does not answer. Try again shortly.",
    { cause },
  );
}
