import { createHmac, createPublicKey, type JsonWebKey } from "node:crypto";
import { TokenKeys } from "@marquee/auth/token-key";
import { Vault } from "@marquee/auth/vault";
import { newId } from "@marquee/db/id";
import { CompactEncrypt, type CryptoKey, exportJWK, generateKeyPair, type JWK } from "jose";
import type { ApiFixture } from "./api-fixture";

/** Text stands for itself, so that what is no JSON can be said too. */
type Part = string | object;
export type Changes = Record<string, unknown>;

/** Makes tokens that are as good as ours but for one thing; it holds our own signing key. */
export type ForgeryMaker = {
  /** Signed by our key: `undefined` leaves a field out. */
  signed: (claims?: Changes, header?: Changes) => Promise<string>;
  /** Any two parts, signed by our key or by another. */
  sealed: (header: Part, payload: Part, key?: CryptoKey) => Promise<string>;
  header: Changes;
  claims: () => Changes;
  /** Someone else's key. */
  foreign: { privateKey: CryptoKey; jwk: JWK };
  /** HMAC under HS256 with what everybody can read of our key. */
  confused: (secret: (jwk: JsonWebKey) => string | Buffer) => string;
  encrypted: () => Promise<string>;
  /** The key that is published and does not sign yet. */
  next_kid: string;
};

/** The address of the fixture's installation. */
const issuer = "http://127.0.0.1:3000";

export async function createForgeryMaker(api: ApiFixture, sub: string): Promise<ForgeryMaker> {
  const vault = new Vault(api.config.auth_secret);
  const keys = new TokenKeys(api.db, vault, api.config.token_ttl_s);
  const { kid, key } = await keys.signing();
  const jwks = (await keys.jwks()).keys;
  const own: JWK = jwks.find((jwk) => jwk.kid === kid) ?? {};
  const pair = await generateKeyPair("EdDSA", { extractable: true });
  const header = { alg: "EdDSA", typ: "at+jwt", kid };
  const claims = () => {
    const iat = Math.floor(Date.now() / 1000);
    const who = {
      sub,
      kind: "user",
      highest_role: "viewer",
      session_version: 1,
      client_id: "marquee",
    };
    return { iss: issuer, aud: `${issuer}/api`, ...who, jti: newId(), iat, exp: iat + 600 };
  };
  const sealed = async (one: Part, two: Part, signer = key) => {
    const input = `${encode(one)}.${encode(two)}`;
    const signature = await crypto.subtle.sign("Ed25519", signer, Buffer.from(input));
    return `${input}.${Buffer.from(signature).toString("base64url")}`;
  };
  return {
    sealed,
    header,
    claims,
    signed: (changes = {}, ofHeader = {}) =>
      sealed({ ...header, ...ofHeader }, { ...claims(), ...changes }),
    foreign: { privateKey: pair.privateKey, jwk: await exportJWK(pair.publicKey) },
    confused: (secret) => {
      const input = `${encode({ ...header, alg: "HS256" })}.${encode(claims())}`;
      const hmac = createHmac("sha256", secret({ ...own }));
      return `${input}.${hmac.update(input).digest("base64url")}`;
    },
    encrypted: () =>
      new CompactEncrypt(Buffer.from(JSON.stringify(claims())))
        .setProtectedHeader({ alg: "dir", enc: "A256GCM", typ: "at+jwt", kid })
        .encrypt(Buffer.alloc(32, api.config.auth_secret)),
    next_kid: jwks.find((jwk) => jwk.kid !== kid)?.kid ?? "",
  };
}

export function encode(part: Part): string {
  const text = typeof part === "string" ? part : JSON.stringify(part);
  return Buffer.from(text).toString("base64url");
}

/** The public key in the forms in which servers keep one. */
export function publicPem(jwk: JsonWebKey): string {
  return createPublicKey({ key: jwk, format: "jwk" })
    .export({ type: "spki", format: "pem" })
    .toString();
}
