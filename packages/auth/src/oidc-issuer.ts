import { createHash } from "node:crypto";
import type { Database } from "@marquee/db/database";
import type { Prisma } from "@marquee/db/generated/client";
import { newId } from "@marquee/db/id";
import { runTransaction } from "@marquee/db/run-transaction";
import type { Actor } from "@marquee/schemas/actor";
import { isServiceError, ServiceError } from "@marquee/schemas/service-error";
import { jwtVerify } from "jose";
import { z } from "zod";
import type { AccessMemory } from "./access-memory";
import {
  type BearerTokens,
  badToken,
  claimedIssuer,
  isSpeltOneWay,
  isTokenFault,
  longestToken,
  refusedToken,
  type TokenIdentity,
  type Whence,
} from "./bearer-tokens";
import { arrivedAccount } from "./external-account";
import {
  type ExternalPerson,
  ExternalSubject,
  externalPerson,
  type OidcConfig,
} from "./external-claims";
import { oidcKeys } from "./oidc-keys";
import { ShortMemory } from "./short-memory";
import { accountActor, findLinkedAccount, isRevoked, mayEnter } from "./user";

/** Those by which a secret cannot be taken for a key. */
const algorithms = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
  "Ed25519",
];
/** RFC 9068's type, and that of issuers from before it. An ID token is told by its audience. */
const types = new Set([undefined, "at+jwt", "application/at+jwt", "JWT"]);
const verifiedForMs = 10_000;
const clockSkewS = 5;

const Claims = z.looseObject({
  sub: ExternalSubject,
  iat: z.int().min(0),
  exp: z.int().min(0),
  /** Bound to a key of its holder's, which a bearer does not show. */
  cnf: z.never().optional(),
});
type Claims = z.infer<typeof Claims>;

/** Access tokens of an external OpenID Connect issuer, whose people are users here. */
export class OidcIssuer implements BearerTokens {
  private readonly verified = new ShortMemory<Claims>(verifiedForMs);
  private readonly keys;

  constructor(
    private readonly db: Database,
    private readonly memory: AccessMemory,
    private readonly config: OidcConfig,
  ) {
    this.keys = oidcKeys(config.issuer);
  }

  /** Whether a user's role is what this issuer says of them. */
  async givesRole(client: Prisma.TransactionClient, user_id: string): Promise<boolean> {
    const { issuer } = this.config;
    return (await client.userIdentity.count({ where: { user_id, issuer } })) > 0;
  }

  /**
   * Who the claims of a token are about; whoever calls has verified them. Throws `unauthenticated` for a subject
   * that nobody can be known by.
   */
  person(claims: { sub: string } & Record<string, unknown>): ExternalPerson {
    const subject = ExternalSubject.safeParse(claims.sub);
    if (!subject.success) throw badToken("The issuer names nobody who could be known here.");
    return externalPerson(this.config, subject.data, claims);
  }

  isOwn(token: string): boolean {
    return this.verified.has(token) || claimedIssuer(token) === this.config.issuer;
  }

  /**
   * Throws `unauthenticated`; `forbidden` for someone whose claims give no role; `issuer_unavailable` while
   * it cannot be known. Someone who comes for the first time becomes a user.
   */
  async verify(token: string, whence: Whence = ownWhence()): Promise<Actor> {
    const claims = await this.claims(token);
    const jti = tokenId(token);
    const actor = await this.memory.tokens.get(jti, () => this.subject(claims, jti, whence));
    if (!actor) throw badToken("The access token has been revoked.");
    return actor;
  }

  async identify(token: string): Promise<TokenIdentity> {
    const { sub: subject, exp } = await this.claims(token);
    const account = await findLinkedAccount(this.db.prisma, { ...this.config, subject });
    return {
      jti: tokenId(token),
      expires_at: new Date(exp * 1000),
      subject: account && { kind: "user", id: account.id },
    };
  }

  private async claims(token: string): Promise<Claims> {
    if (token.length > longestToken) throw badToken();
    const claims = await this.verified.get(token, () => this.read(token));
    if ((claims.exp + clockSkewS) * 1000 <= Date.now())
      throw badToken("The access token has expired.");
    return claims;
  }

  /** The role is the one that the token's claims give; the user's own is that of the last sign-in. */
  private async subject(claims: Claims, jti: string, whence: Whence): Promise<Actor | undefined> {
    const person = this.person(claims);
    const known = await findLinkedAccount(this.db.prisma, { ...person, jti });
    if (!known && (await isRevoked(this.db.prisma, jti))) return undefined;
    if (known && !mayEnter(known, claims.iat)) return undefined;
    const { role } = person;
    if (role === undefined) {
      throw new ServiceError(
        "forbidden",
        "The issuer of this token gives its subject no role here.",
      );
    }
    const arrive = (client: Prisma.TransactionClient) =>
      arrivedAccount(client, { ...person, role }, whence);
    const account = known ?? (await runTransaction(this.db, this.db.limits.ordinary, arrive));
    return mayEnter(account, claims.iat) ? accountActor({ ...account, role }) : undefined;
  }

  private async read(token: string): Promise<Claims> {
    if (!isSpeltOneWay(token)) throw badToken();
    try {
      const { issuer, audience } = this.config;
      const options = { algorithms, issuer, audience, clockTolerance: clockSkewS };
      const { payload, protectedHeader } = await jwtVerify(token, this.keys, options);
      if (!types.has(protectedHeader.typ)) throw badToken();
      const claims = Claims.parse(payload);
      // It would outlive the end of all that was issued until now.
      if (claims.iat > Date.now() / 1000 + clockSkewS) throw badToken();
      return claims;
    } catch (error) {
      if (isServiceError(error)) throw error;
      throw isTokenFault(error) ? refusedToken(error) : error;
    }
  }
}

/**
 * By which a token is taken back; other issuers' `jti` may be anything or missing. The signature is left
 * out: with ECDSA anyone can turn one into another.
 */
function tokenId(token: string): string {
  const signed = token.slice(0, token.lastIndexOf("."));
  const hash = createHash("sha256").update(signed).digest("hex");
  return hash.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function ownWhence(): Whence {
  return { door: "system", request_id: newId(), address: undefined, user_agent: undefined };
}
