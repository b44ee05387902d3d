import { createHmac, hkdfSync } from "node:crypto";

/** What AUTH_SECRET is used for; each has a key of its own. */
export type SecretPurpose = "session" | "token_key" | "totp" | "recovery_code" | "link" | "device";

/** A 256-bit key for one purpose, derived from AUTH_SECRET (HKDF, RFC 5869). */
export function deriveKey(secret: string, purpose: SecretPurpose): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, "marquee", purpose, 32));
}

/** The keyed hash by which a session token is found: the table alone opens no session. */
export function keyedHash(key: Uint8Array, token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHmac("sha256", key).update(token).digest());
}
