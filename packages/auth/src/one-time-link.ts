import { randomBytes } from "node:crypto";
import { deriveKey, keyedHash } from "./secret-key";

/** Makes links by which someone sets a password. The database holds only the keyed hash of their token. */
export class OneTimeLinks {
  private readonly key: Uint8Array;

  constructor(
    secret: string,
    readonly public_url: string,
  ) {
    this.key = deriveKey(secret, "link");
  }

  /** The token stands after `#`, which no browser sends and no log keeps. */
  make(): { url: string; token_hash: Uint8Array<ArrayBuffer> } {
    const token = randomBytes(32).toString("base64url");
    return { url: `${this.public_url}/join#${token}`, token_hash: this.hash(token) };
  }

  hash(token: string): Uint8Array<ArrayBuffer> {
    return keyedHash(this.key, token);
  }
}
