import type { Database } from "@marquee/db/database";
import { Prisma } from "@marquee/db/generated/client";
import { newId } from "@marquee/db/id";
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from "jose";
import { ShortMemory } from "./short-memory";
import type { Vault } from "./vault";

export const tokenAlgorithm = "EdDSA";

type SigningKey = { kid: string; key: CryptoKey };
type VerifyingKeys = ReadonlyMap<string, CryptoKey>;

/** After a key is rotated on one instance the others take it up within this time. */
const reloadMs = 30_000;

/** The key pairs that sign access tokens, kept in the database and shared by all instances. */
export class TokenKeys {
  private readonly memory = new ShortMemory<{
    signing: SigningKey;
    verifying: VerifyingKeys;
    jwks: JWK[];
  }>(reloadMs);

  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
  ) {}

  /** The key that signs now; the first one is made when it is first needed. */
  async signing(): Promise<SigningKey> {
    return (await this.loaded()).signing;
  }

  /** The key a token names, out of those that are live. A `kid` is looked up and never followed. */
  async verifying(kid: string | undefined): Promise<CryptoKey | undefined> {
    if (kid === undefined) return undefined;
    return (await this.loaded()).verifying.get(kid);
  }

  /** The live public keys as a JSON Web Key Set (RFC 7517). */
  async jwks(): Promise<{ keys: JWK[] }> {
    return { keys: (await this.loaded()).jwks };
  }

  private loaded() {
    return this.memory.get("keys", async () => {
      const signing = (await this.newestOwn()) ?? (await this.makeFirst());
      const rows = await this.db.prisma.tokenKey.findMany({
        where: { retired_at: null },
        select: { id: true, public_jwk: true },
      });
      const jwks = rows.map((row) => publicJwk(row.id, row.public_jwk));
      const verifying = new Map<string, CryptoKey>();
      for (const jwk of jwks) verifying.set(jwk.kid ?? "", await importPublic(jwk));
      return { signing, verifying, jwks };
    });
  }

  /** The newest live key that this AUTH_SECRET opens. */
  private async newestOwn(): Promise<SigningKey | undefined> {
    const rows = await this.db.prisma.tokenKey.findMany({
      where: { retired_at: null },
      orderBy: { created_at: "desc" },
      select: { id: true, private_key: true },
    });
    for (const row of rows) {
      const jwk = await this.open(row.private_key);
      if (jwk) return { kid: row.id, key: await importPrivate(jwk) };
    }
    return undefined;
  }

  /** One instance makes the key; the others wait for it and then find it. */
  private async makeFirst(): Promise<SigningKey> {
    const pair = await generateKeyPair(tokenAlgorithm, { extractable: true });
    const kid = newId();
    const private_key = await this.close(await exportJWK(pair.privateKey));
    const public_jwk = await exportJWK(pair.publicKey);
    await this.db.prisma.$transaction(async (tx) => {
      await tx.$executeRaw(
        Prisma.sql`SELECT pg_advisory_xact_lock(hashtext('marquee.token_keys'))`,
      );
      if (await this.newestOwn()) return;
      await tx.tokenKey.create({
        data: { id: kid, algorithm: tokenAlgorithm, public_jwk: { ...public_jwk }, private_key },
        select: { id: true },
      });
    });
    const made = await this.newestOwn();
    if (!made) throw new Error("A token key was made but cannot be opened");
    return made;
  }

  private async close(jwk: JWK): Promise<string> {
    return this.vault.close("token_key", JSON.stringify(jwk));
  }

  /** Encrypted with another AUTH_SECRET it still verifies, but this instance cannot sign with it. */
  private async open(encrypted: string): Promise<JWK | undefined> {
    const plain = await this.vault.open("token_key", encrypted);
    return plain === undefined ? undefined : (JSON.parse(plain) as JWK);
  }
}

function publicJwk(kid: string, stored: Prisma.JsonValue): JWK {
  return { ...(stored as JWK), kid, alg: tokenAlgorithm, use: "sig" };
}

async function importPublic(jwk: JWK): Promise<CryptoKey> {
  return (await importJWK(jwk, tokenAlgorithm)) as CryptoKey;
}

async function importPrivate(jwk: JWK): Promise<CryptoKey> {
  return (await importJWK(jwk, tokenAlgorithm)) as CryptoKey;
}
