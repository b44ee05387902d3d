import { CompactEncrypt, compactDecrypt } from "jose";
import { deriveKey } from "./secret-key";

/** Secrets that the database keeps and must be read again, encrypted with AUTH_SECRET (JWE, A256GCM). */
export class Vault {
  private readonly keys: { token_key: Uint8Array; totp: Uint8Array };

  constructor(secret: string) {
    this.keys = { token_key: deriveKey(secret, "token_key"), totp: deriveKey(secret, "totp") };
  }

  async close(purpose: "token_key" | "totp", plain: string): Promise<string> {
    return new CompactEncrypt(new TextEncoder().encode(plain))
      .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
      .encrypt(this.keys[purpose]);
  }

  /** Undefined for what was encrypted with another AUTH_SECRET. */
  async open(purpose: "token_key" | "totp", encrypted: string): Promise<string | undefined> {
    try {
      const { plaintext } = await compactDecrypt(encrypted, this.keys[purpose]);
      return new TextDecoder().decode(plaintext);
    } catch {
      return undefined;
    }
  }
}
