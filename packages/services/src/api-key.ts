import { hashApiKeySecret, newApiKeySecret } from "@marquee/auth/api-key-secret";
import type { HappenedEvent } from "@marquee/auth/security-event";
import { Prisma } from "@marquee/db/generated/client";
import { newId } from "@marquee/db/id";
import { type Actor, doors, lowerRole, type Role, requirePermission } from "@marquee/schemas/actor";
import type {
  ApiKey,
  CreateApiKeyInput,
  IssuedApiKey,
  RevokeApiKeyInput,
  RotateApiKeyInput,
  UpdateApiKeyInput,
} from "@marquee/schemas/api-key";
import type { SecurityEventKind } from "@marquee/schemas/security-event";
import { ServiceError } from "@marquee/schemas/service-error";
import { type AccessChange, changeAccess } from "./access-change";
import type { AccessContext, ServiceContext } from "./context";
import { failed } from "./database-call";

const { sql } = Prisma;

/** Keys that may be live at a time; a list holds as many, the revoked ones last. */
const mostKeys = 1_000;

const keyFields = {
  id: true,
  name: true,
  role: true,
  rate_limit: true,
  created_at: true,
  expires_at: true,
  revoked_at: true,
  previous_until: true,
  last_used_at: true,
  last_used_door: true,
  owner: { select: { id: true, name: true, role: true, disabled_at: true } },
} as const satisfies Prisma.ApiKeySelect;
type KeyRow = Prisma.ApiKeyGetPayload<{ select: typeof keyFields }>;

/** All keys, the newest first, those that were revoked after them. */
export async function listApiKeys(ctx: ServiceContext, _: object): Promise<ApiKey[]> {
  requirePermission(ctx.actor, "api_key.manage");
  const client = ctx.transaction?.client ?? ctx.db.prisma;
  try {
    const rows = await client.apiKey.findMany({
      orderBy: [{ revoked_at: { sort: "desc", nulls: "first" } }, { id: "desc" }],
      take: mostKeys,
      select: keyFields,
    });
    return rows.map(shownKey);
  } catch (error) {
    throw failed(ctx, error);
  }
}

/**
 * Makes a key of the one who asks and gives its secret, which is not kept. Throws `forbidden` for a role
 * above their own, or for a key that would make another, and `too_many_api_keys`.
 */
export function createApiKey(ctx: AccessContext, input: CreateApiKeyInput): Promise<IssuedApiKey> {
  const actor = requireKeeper(ctx);
  if (lowerRole(input.role, actor.role) !== input.role) {
    throw new ServiceError("forbidden", `A key may not do more than ${actor.role}, as you may.`);
  }
  return changeAccess(ctx, async (change) => {
    const { client } = change;
    await client.$executeRaw(sql`SELECT pg_advisory_xact_lock(hashtext('marquee.api_keys'))`);
    if ((await client.apiKey.count({ where: { revoked_at: null } })) >= mostKeys) {
      throw new ServiceError(
        "too_many_api_keys",
        `There are ${mostKeys} keys, which is the most: revoke one first.`,
      );
    }
    const { name, role, expires_at = null } = input;
    const [id, client_secret] = [newId(), newApiKeySecret()];
    const secret_hash = hashApiKeySecret(client_secret);
    const data = { id, owner_id: actor.id, name, role, secret_hash, expires_at };
    await client.apiKey.create({ data, select: { id: true } });
    await happened(change, "api_key_created", { id, name }, { role, expires_at });
    return { id, client_id: id, client_secret };
  });
}

/**
 * Gives a key a new secret; the one before works on for an overlap, and one before that no more. Throws
 * `forbidden` for a key that would have the secret of another, and `api_key_not_found`, also for one that is
 * revoked or past its end.
 */
export function rotateApiKey(ctx: AccessContext, input: RotateApiKeyInput): Promise<IssuedApiKey> {
  requireKeeper(ctx);
  const { id, overlap_hours } = input;
  return changeAccess(ctx, async (change) => {
    const client_secret = newApiKeySecret();
    const [key] = await change.client.$queryRaw<{ name: string }[]>(sql`
      UPDATE api_keys SET previous_secret_hash = secret_hash,
        previous_until = CURRENT_TIMESTAMP + make_interval(hours => ${overlap_hours}::integer),
        secret_hash = ${hashApiKeySecret(client_secret)}::bytea,
        session_version = session_version + ${overlap_hours === 0 ? 1 : 0}::integer
      WHERE id = ${id}::uuid AND revoked_at IS NULL
        AND (expires_at IS NULL OR expires_at > CURRENT_TIMESTAMP) RETURNING name`);
    if (!key) throw keyNotFound();
    await happened(change, "api_key_rotated", { id, name: key.name }, { overlap_hours });
    return { id, client_id: id, client_secret };
  });
}

/** The person who is given a key's secret: programs are given none. */
function requireKeeper({ actor }: AccessContext): Actor & { kind: "user" } {
  requirePermission(actor, "api_key.manage");
  if (actor.kind === "user") return actor;
  throw new ServiceError("forbidden", "API keys belong to people: sign in to make or rotate one.");
}

/** Ends a key and the tokens that were issued for it; one that has ended stays so. Throws `api_key_not_found`. */
export function revokeApiKey(
  ctx: AccessContext,
  { id }: RevokeApiKeyInput,
): Promise<{ id: string }> {
  requirePermission(ctx.actor, "api_key.manage");
  return changeAccess(ctx, async (change) => {
    const key = await lockKey(change, id);
    if (key.revoked_at) return { id };
    const revoked = { revoked_at: new Date(), previous_secret_hash: null, previous_until: null };
    await change.client.apiKey.update({
      where: { id },
      data: revoked,
      select: { id: true },
    });
    await happened(change, "api_key_revoked", { id, name: key.name });
    return { id };
  });
}

/** Renames a key, or sets its limit. Throws `api_key_not_found`. */
export function updateApiKey(
  ctx: AccessContext,
  { id, ...given }: UpdateApiKeyInput,
): Promise<ApiKey> {
  requirePermission(ctx.actor, "api_key.manage");
  return changeAccess(ctx, async (change) => {
    const before = await lockKey(change, id);
    const after = await change.client.apiKey.update({
      where: { id },
      data: given,
      select: keyFields,
    });
    const from = (field: "name" | "rate_limit") => ({ from: before[field], to: after[field] });
    if (after.name !== before.name) await happened(change, "api_key_renamed", after, from("name"));
    if (after.rate_limit !== before.rate_limit) {
      await happened(change, "api_key_limit_changed", after, from("rate_limit"));
    }
    return shownKey(after);
  });
}

/** The key as it is, and stays until the transaction ends. */
async function lockKey({ client }: AccessChange, id: string) {
  const [key] = await client.$queryRaw<
    { name: string; rate_limit: number | null; revoked_at: Date | null }[]
  >(sql`SELECT name, rate_limit, revoked_at FROM api_keys WHERE id = ${id}::uuid FOR UPDATE`);
  if (!key) throw keyNotFound();
  return key;
}

function happened(
  change: AccessChange,
  kind: SecurityEventKind,
  { id, name }: { id: string; name: string },
  detail?: HappenedEvent["detail"],
): Promise<void> {
  return change.happened({ kind, subject: { kind: "api_key", id, name }, detail });
}

function shownKey({ owner, previous_until, ...row }: KeyRow): ApiKey {
  const overlaps = previous_until !== null && previous_until.getTime() > Date.now();
  return {
    ...row,
    role: row.role as Role,
    owner: {
      id: owner.id,
      name: owner.name,
      is_disabled: owner.disabled_at !== null,
      role: owner.role as Role,
    },
    created_at: row.created_at.toISOString(),
    expires_at: time(row.expires_at),
    revoked_at: time(row.revoked_at),
    previous_secret_until: overlaps ? time(previous_until) : null,
    last_used_at: time(row.last_used_at),
    last_used_door: doors.find((door) => door === row.last_used_door) ?? null,
  };
}

function time(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}

function keyNotFound(): ServiceError {
  return new ServiceError(
    "api_key_not_found",
    "There is no API key with this id that still works.",
  );
}
