import type { TotpSecret } from "@marquee/schemas/account";
import { Secret, TOTP } from "otpauth";

const periodS = 30;
/** Clocks that are off by a step, and codes typed as they change, are right. */
const stepsEitherSide = 1;

/** A new secret for an authenticator (RFC 6238: SHA-1, 6 digits, 30 s, which all of them know). */
export function newTotpSecret(user: string, public_url: string): TotpSecret {
  const secret = new Secret({ size: 20 });
  const issuer = `Marquee (${new URL(public_url).hostname.replaceAll(":", "-")})`;
  const totp = new TOTP({ issuer, label: user.replaceAll(":", " "), secret, period: periodS });
  return { secret: secret.base32, uri: totp.toString() };
}

/** The time step whose code this is, of the present one and its neighbours; undefined for a wrong code. */
export function totpStep(secret: string, code: string, now = Date.now()): number | undefined {
  const token = code.replaceAll(/[\s-]/g, "");
  if (!/^\d{6}$/.test(token)) return undefined;
  const delta = TOTP.validate({
    token,
    secret: Secret.fromBase32(secret),
    period: periodS,
    timestamp: now,
    window: stepsEitherSide,
  });
  return delta === null ? undefined : Math.floor(now / 1000 / periodS) + delta;
}
