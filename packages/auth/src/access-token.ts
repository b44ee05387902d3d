import type { Database } from "@marquee/db/database";
import { newId } from "@marquee/db/id";
import { type Actor, lowerRole, type Role, roles } from "@marquee/schemas/actor";
import { isServiceError, ServiceError } from "@marquee/schemas/service-error";
import { errors, jwtVerify, SignJWT } from "jose";
import type { AccessMemory } from "./access-memory";
import { ShortMemory } from "./short-memory";
import { type TokenKeys, tokenAlgorithm } from "./token-key";
import { type Account, accountActor, findAccount } from "./user";

export type AccessToken = { access_token: string; token_type: "Bearer"; expires_in: number };

type Claims = {
  jti: string;
  user_id: string;
  role: Role;
  session_version: number;
  expires_at: number;
};

const tokenType = "at+jwt";
/** A signature stays good; what is remembered is bounded by this and by the token's own end. */
const verifiedForMs = 10_000;
const longestToken = 8_192;

/** Access tokens for programs: signed JWTs (RFC 9068) that expire, of accounts that still may enter. */
export class AccessTokens {
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
   * A token for an account, good for as long as configured, or for a shorter time, and for no more than
   * the account's role.
   */
  async issue(account: Account, { ttl_s = this.options.ttl_s } = {}): Promise<AccessToken> {
    const { kid, key } = await this.keys.signing();
    const access_token = await new SignJWT({
      client_id: "marquee",
      role: account.role,
      session_version: account.session_version,
    })
      .setProtectedHeader({ alg: tokenAlgorithm, typ: tokenType, kid })
      .setIssuer(this.options.issuer)
      .setAudience(this.audience)
      .setSubject(account.id)
      .setJti(newId())
      .setIssuedAt()
      .setExpirationTime(`${ttl_s}s`)
      .sign(key);
    return { access_token, token_type: "Bearer", expires_in: ttl_s };
  }

  /** Who holds the token. Throws `unauthenticated`, with no more than its reason, for any bad one. */
  async verify(token: string): Promise<Actor> {
    if (token.length > longestToken) throw badToken("The access token is not valid.");
    const claims = await this.verified.get(token, () => this.claimsOf(token));
    if (claims.expires_at * 1000 <= Date.now()) throw badToken("The access token has expired.");
    const actor = await this.memory.tokens.get(claims.jti, () => this.subject(claims));
    if (!actor) throw badToken("The access token has been revoked.");
    return actor;
  }

  private async subject({ user_id, role, session_version }: Claims): Promise<Actor | undefined> {
    const account = await findAccount(this.db, user_id);
    if (!account || account.is_disabled || account.session_version !== session_version) {
      return undefined;
    }
    return accountActor({ ...account, role: lowerRole(account.role, role) });
  }

  private async claimsOf(token: string): Promise<Claims> {
    try {
      const { payload } = await jwtVerify(token, ({ kid }) => this.key(kid), {
        algorithms: [tokenAlgorithm],
        issuer: this.options.issuer,
        audience: this.audience,
        typ: tokenType,
        requiredClaims: ["exp", "iat", "sub", "jti"],
        maxTokenAge: this.options.ttl_s + 60,
      });
      const { sub, jti, exp, session_version } = payload;
      const role = roles.find((known) => known === payload.role);
      if (
        !isUuid(sub) ||
        !isUuid(jti) ||
        !role ||
        typeof exp !== "number" ||
        typeof session_version !== "number"
      ) {
        throw badToken("The access token is not valid.");
      }
      return { jti, user_id: sub, role, session_version, expires_at: exp };
    } catch (error) {
      throw isTokenFault(error) ? badToken(reason(error), error) : error;
    }
  }

  private async key(kid: string | undefined) {
    const key = await this.keys.verifying(kid);
    if (!key) throw badToken("The access token is not valid.");
    return key;
  }
}

function badToken(message: string, cause?: unknown): ServiceError {
  return new ServiceError("unauthenticated", message, { cause });
}

function isUuid(value: unknown): value is string {
  return typeof value === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
}

/** Whatever jose finds wrong with a token; a database that is away is not the token's fault. */
function isTokenFault(error: unknown): boolean {
  return (
    error instanceof errors.JOSEError || error instanceof TypeError || error instanceof SyntaxError
  );
}

function reason(error: unknown): string {
  if (isServiceError(error)) return error.message;
  return error instanceof errors.JWTExpired
    ? "The access token has expired."
    : "The access token is not valid.";
}
