import { createHash, randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";

const form = /^mq_([0-9a-f]{64})([0-9a-f]{8})$/;

/**
 * A new secret: `mq_`, 256 random bits and their CRC-32, all in hexadecimal, so that a scanner tells one
 * from anything that only looks like it, without asking us.
 */
export function newApiKeySecret(): string {
  const random = randomBytes(32).toString("hex");
  return `mq_${random}${checksum(random)}`;
}

/** Whether a text has the form of a secret, its checksum included. */
export function isApiKeySecret(text: string): boolean {
  const [, random, sum] = form.exec(text) ?? [];
  return random !== undefined && checksum(random) === sum;
}

/**
 * The hash by which a secret is known. A plain SHA-256 is enough, unlike for a password: nobody can try
 * 2^256 random secrets, however fast the hash.
 */
export function hashApiKeySecret(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(secret).digest());
}

function checksum(random: string): string {
  return crc32(random).toString(16).padStart(8, "0");
}
