import type { Database } from "@marquee/db/database";
import { newId } from "@marquee/db/id";
import { type Actor, lowerRole, roles } from "@marquee/schemas/actor";
import { type JWTHeaderParameters, jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import type { AccessMemory } from "./access-memory";
import { findTokenApiKey } from "./api-key";
import {
  type BearerTokens,
  badToken,
  claimedIssuer,
  isSpeltOneWay,
  isTokenFault,
  longestToken,
  refusedToken,
  type TokenIdentity,
} from "./bearer-tokens";
import { type Principal, principalActor } from "./principal";
import { ShortMemory } from "./short-memory";
import type { TokenKeys } from "./token-key";
import { tokenAlgorithm } from "./token-key-pair";
import { findTokenAccount } from "./user";

export type AccessToken = { access_token: string; token_type: "Bearer"; expires_in: number };

const tokenType = "at+jwt";
/** A signature stays good; what is remembered is bounded by this and by the token's own end. */
const verifiedForMs = 10_000;
/** What instances' clocks may be apart. */
const clockSkewS = 60;

const Id = z.guid().lowercase();
const Instant = z.int().min(0);

/** What a token of ours says. One `aud` and no list: we issue none. */
const Claims = z.object({
  iss: z.string(),
  aud: z.string(),
  sub: Id,
  /** Whose id `sub` is. */
  kind: z.enum(["user", "api_key"]),
  jti: Id,
  iat: Instant,
  exp: Instant,
  /** It gives its subject's role at present, but no more than this. */
  highest_role: z.enum(roles),
  session_version: z.int(),
  /** The session with which it ends. */
  sid: Id.optional(),
});
/** `kid`: the key that signed it. */
type Claims = z.infer<typeof Claims> & { kid: string };

/** Access tokens for programs: signed JWTs (RFC 9068) that expire, of those who still may enter. */
export class AccessTokens implements BearerTokens {
  private readonly verified = new ShortMemory<Claims>(verifiedForMs);
  private readonly audience: string;

  constructor(
    private readonly db: Database,
    private readonly keys: TokenKeys,
    private readonly memory: AccessMemory,
    private readonly options: { issuer: string; ttl_s: number },
  ) {
    this.audience = `${options.issuer}/api`;
  }

  /**
   * A token for a principal, good for the role that it has whenever it is used, and for as long as configured
   * unless `ttl_s`, the end of an API key or that of the session `session_id` is sooner.
   */
  async issue(
    principal: Principal,
    { ttl_s = this.options.ttl_s, session_id }: { ttl_s?: number; session_id?: string } = {},
  ): Promise<AccessToken> {
    const { kid, key } = await this.keys.signing();
    const iat = Math.floor(Date.now() / 1000);
    const exp = Math.min(iat + Math.min(ttl_s, this.options.ttl_s), endOf(principal));
    const { id, kind, session_version } = principal;
    const { highest_role = "admin" } = principal.kind === "user" ? principal : {};
    const access_token = await new SignJWT({
      client_id: kind === "api_key" ? id : "marquee",
      kind,
      highest_role,
      session_version,
      ...(session_id === undefined ? {} : { sid: session_id }),
    })
      .setProtectedHeader({ alg: tokenAlgorithm, typ: tokenType, kid })
      .setIssuer(this.options.issuer)
      .setAudience(this.audience)
      .setSubject(id)
      .setJti(newId())
      .setIssuedAt(iat)
      .setExpirationTime(exp)
      .sign(key);
    return { access_token, token_type: "Bearer", expires_in: exp - iat };
  }

  isOwn(token: string): boolean {
    return this.verified.has(token) || claimedIssuer(token) === this.options.issuer;
  }

  async verify(token: string): Promise<Actor> {
    const claims = await this.claims(token);
    const actor = await this.memory.tokens.get(claims.jti, () => this.subject(claims));
    if (!actor) throw badToken("The access token has been revoked.");
    return actor;
  }

  async identify(token: string): Promise<TokenIdentity> {
    const { jti, exp, kind, sub } = await this.claims(token);
    return { jti, expires_at: new Date(exp * 1000), subject: { kind, id: sub } };
  }

  private async claims(token: string): Promise<Claims> {
    if (token.length > longestToken) throw badToken();
    const claims = await this.verified.get(token, () => this.read(token));
    if (claims.exp * 1000 <= Date.now()) throw badToken("The access token has expired.");
    // It was good when it was read; its key may have been ended since.
    if (!(await this.keys.verifying(claims.kid))) throw badToken();
    return claims;
  }

  private async subject({ sub: id, jti, kind, highest_role, session_version, sid }: Claims) {
    const principal =
      kind === "user"
        ? await findTokenAccount(this.db.prisma, { id, jti, session_id: sid ?? null })
        : await findTokenApiKey(this.db.prisma, { id, jti });
    if (!principal || principal.session_version !== session_version) return undefined;
    if (principal.kind === "user" && principal.is_disabled) return undefined;
    return principalActor({ ...principal, role: lowerRole(principal.role, highest_role) });
  }

  private async read(token: string): Promise<Claims> {
    if (!isSpeltOneWay(token)) throw badToken();
    try {
      const { payload, protectedHeader } = await jwtVerify(token, (header) => this.key(header), {
        algorithms: [tokenAlgorithm],
        issuer: this.options.issuer,
        audience: this.audience,
        typ: tokenType,
        maxTokenAge: this.options.ttl_s + clockSkewS,
      });
      const claims = { ...Claims.parse(payload), kid: protectedHeader.kid ?? "" };
      if (claims.exp - claims.iat > this.options.ttl_s + clockSkewS) throw badToken();
      return claims;
    } catch (error) {
      throw isTokenFault(error) ? refusedToken(error) : error;
    }
  }

  /** A header says which key, and nothing else that we would heed: who sends more did not get it here. */
  private async key({ alg, typ, kid, ...others }: JWTHeaderParameters) {
    const isOurs = typ === tokenType && typeof kid === "string" && Object.keys(others).length === 0;
    const key = isOurs ? await this.keys.verifying(kid) : undefined;
    if (!key) throw badToken();
    return key;
  }
}

/** In seconds. */
function endOf(principal: Principal): number {
  const end = principal.kind === "api_key" ? principal.expires_at : null;
  return end === null ? Number.POSITIVE_INFINITY : Math.floor(end.getTime() / 1000);
}
