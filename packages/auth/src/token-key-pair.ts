import { Prisma } from "@marquee/db/generated/client";
import { newId } from "@marquee/db/id";
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from "jose";
import type { Vault } from "./vault";

const { sql } = Prisma;

export const tokenAlgorithm = "EdDSA";

/** A key pair as the database has it while it is live. `signs`: it may sign now. */
export type KeyPairRow = {
  id: string;
  public_jwk: Prisma.JsonValue;
  private_key: string;
  signs: boolean;
  is_next: boolean;
};

/** One that may sign, and opens with our secret. */
export type SigningKey = { kid: string; key: CryptoKey };

/** Those that verify now, the latest to sign first; the next ones, which only wait, are the last. */
export function findLivePairs(client: Prisma.TransactionClient): Promise<KeyPairRow[]> {
  return client.$queryRaw<KeyPairRow[]>(sql`
    SELECT id, public_jwk, private_key, signs_from IS NULL AS is_next,
      coalesce(signs_from <= CURRENT_TIMESTAMP, false) AS signs
    FROM token_keys WHERE retired_at IS NULL OR retired_at > CURRENT_TIMESTAMP
    ORDER BY signs_from DESC NULLS LAST, id DESC`);
}

/** Makes a pair that signs from now on, or that is only published until the next rotation. */
export async function insertPair(
  client: Prisma.TransactionClient,
  vault: Vault,
  { signs }: { signs: boolean },
): Promise<void> {
  const pair = await generateKeyPair(tokenAlgorithm, { extractable: true });
  const public_jwk = JSON.stringify(await exportJWK(pair.publicKey));
  const private_key = await vault.close(
    "token_key",
    JSON.stringify(await exportJWK(pair.privateKey)),
  );
  await client.$executeRaw(sql`
    INSERT INTO token_keys (id, algorithm, public_jwk, private_key, signs_from)
    VALUES (${newId()}, ${tokenAlgorithm}, ${public_jwk}::jsonb, ${private_key},
      CASE WHEN ${signs}::boolean THEN CURRENT_TIMESTAMP END)`);
}

/** The public half as it stands in a JSON Web Key Set. */
export function publicJwk({ id, public_jwk }: KeyPairRow): JWK & { kid: string } {
  return { ...(public_jwk as JWK), kid: id, alg: tokenAlgorithm, use: "sig" };
}

export async function importPublic(jwk: JWK): Promise<CryptoKey> {
  return (await importJWK(jwk, tokenAlgorithm)) as CryptoKey;
}

/** Undefined for one that was encrypted with another AUTH_SECRET: it verifies, and cannot sign here. */
export async function openPair(vault: Vault, row: KeyPairRow): Promise<SigningKey | undefined> {
  const plain = await vault.open("token_key", row.private_key);
  if (plain === undefined) return undefined;
  const key = (await importJWK(JSON.parse(plain) as JWK, tokenAlgorithm)) as CryptoKey;
  return { kid: row.id, key };
}

/** The first of some pairs that opens with our secret. */
export async function firstOwn(
  vault: Vault,
  rows: readonly KeyPairRow[],
): Promise<SigningKey | undefined> {
  for (const row of rows) {
    const own = await openPair(vault, row);
    if (own) return own;
  }
  return undefined;
}
