import { Prisma } from "@marquee/db/generated/client";
import { type Caller, lowerRole, type Role } from "@marquee/schemas/actor";
import { hashApiKeySecret, isApiKeySecret } from "./api-key-secret";

const { sql } = Prisma;

/** An API key as far as access needs it. Its role is no more than its maker's at present. */
export type ApiKeyAccount = {
  kind: "api_key";
  id: string;
  name: string;
  role: Role;
  session_version: number;
  /** Requests a minute; null is the installation's limit. */
  rate_limit: number | null;
  expires_at: Date | null;
};

type ApiKeyRow = Omit<ApiKeyAccount, "kind"> & { owner_role: Role };

/** Not revoked, not past its end, and made by someone who may enter. */
const live = sql`
  SELECT k.id, k.name, k.role, k.session_version, k.rate_limit, k.expires_at, owner.role AS owner_role
  FROM api_keys AS k JOIN users AS owner ON owner.id = k.owner_id
  WHERE k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > CURRENT_TIMESTAMP)
    AND owner.disabled_at IS NULL`;

/** The key that an access token is for, or undefined where it may not enter or the token was revoked. */
export function findTokenApiKey(
  client: Prisma.TransactionClient,
  { id, jti }: { id: string; jti: string },
): Promise<ApiKeyAccount | undefined> {
  return findOne(
    client,
    sql`${live} AND k.id = ${id}::uuid
      AND NOT EXISTS (SELECT 1 FROM revoked_tokens WHERE jti = ${jti}::uuid)`,
  );
}

/** The live key of this id and secret; while a rotation overlaps, of the secret before as well. */
export async function findApiKeyBySecret(
  client: Prisma.TransactionClient,
  { client_id, client_secret }: { client_id: string; client_secret: string },
): Promise<ApiKeyAccount | undefined> {
  if (!isApiKeyId(client_id) || !isApiKeySecret(client_secret)) return undefined;
  const hash = hashApiKeySecret(client_secret);
  return findOne(
    client,
    sql`${live} AND k.id = ${client_id}::uuid AND (k.secret_hash = ${hash}::bytea
      OR (k.previous_secret_hash = ${hash}::bytea AND k.previous_until > CURRENT_TIMESTAMP))`,
  );
}

/** The key as the one who asks. */
export function apiKeyActor({
  kind,
  id,
  name,
  role,
  rate_limit,
}: ApiKeyAccount): Caller & { kind: "api_key" } {
  return { kind, id, name, role, ...(rate_limit === null ? {} : { rate_limit }) };
}

/** Whether a text could be the id of a key, as we write it. */
export function isApiKeyId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

async function findOne(
  client: Prisma.TransactionClient,
  query: Prisma.Sql,
): Promise<ApiKeyAccount | undefined> {
  const [row] = await client.$queryRaw<ApiKeyRow[]>(query);
  if (!row) return undefined;
  const { owner_role, role, ...key } = row;
  return { kind: "api_key", ...key, role: lowerRole(role, owner_role) };
}
