import { randomInt } from "node:crypto";
import { deriveKey, keyedHash } from "./secret-key";

const codeCount = 10;
/** Without those that look like another: i, l, o, u and the digits 0 and 1. */
const letters = "abcdefghjkmnpqrstvwxyz23456789";
const groups = 3;
const groupLength = 4;

/** Makes codes that stand in once for a second factor, of 58 random bits. Kept is only their keyed hash. */
export class RecoveryCodes {
  private readonly key: Uint8Array;

  constructor(secret: string) {
    this.key = deriveKey(secret, "recovery_code");
  }

  make(): { codes: string[]; hashes: Uint8Array<ArrayBuffer>[] } {
    const codes = Array.from({ length: codeCount }, newCode);
    return { codes, hashes: codes.map((code) => this.hash(code)) };
  }

  /** Case, spaces and hyphens do not matter. */
  hash(code: string): Uint8Array<ArrayBuffer> {
    return keyedHash(this.key, code.toLowerCase().replaceAll(/[\s-]/g, ""));
  }
}

function newCode(): string {
  const group = () =>
    Array.from({ length: groupLength }, () => letters.charAt(randomInt(letters.length))).join("");
  return Array.from({ length: groups }, group).join("-");
}
