import { randomBytes, timingSafeEqual } from "node:crypto";
import { deriveKey, keyedHash } from "./secret-key";

/** How long a browser is known after someone signed in on it, in seconds. */
export const deviceTtlS = 400 * 24 * 60 * 60;

type Owner = { id: string; device_version: number };

/**
 * Browsers on which someone has signed in well. One is known by a cookie that names it and is signed for one
 * account; it lets nobody in. It is known until the account's `device_version` is raised: when all that is signed in
 * is ended, but not by the owner's own change of password.
 */
export class Devices {
  private readonly key: Uint8Array;

  constructor(secret: string) {
    this.key = deriveKey(secret, "device");
  }

  /** The cookie of a new device of this account. */
  issue(owner: Owner): string {
    const device = randomBytes(16).toString("base64url");
    return `${device}.${this.signature(device, owner).toString("base64url")}`;
  }

  /** Whether a cookie names a device of this account. */
  isOf(cookie: string, owner: Owner): boolean {
    const [device = "", signature = ""] = cookie.split(".");
    const given = Buffer.from(signature, "base64url");
    const expected = this.signature(device, owner);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  private signature(device: string, { id, device_version }: Owner): Buffer {
    return Buffer.from(keyedHash(this.key, `${device}.${id}.${device_version}`));
  }
}
