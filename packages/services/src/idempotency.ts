import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@marquee/db/database";
import { Prisma } from "@marquee/db/generated/client";
import type { Actor } from "@marquee/schemas/actor";
import { isServiceError, ServiceError } from "@marquee/schemas/service-error";
import type { ServiceContext } from "./context";
import { inTransaction } from "./run-transaction";

const { sql } = Prisma;

/** A request that its sender may send again, and what it consists of. */
export type KeyedRequest = {
  key: string;
  method: string;
  /** Path and query, as they were sent. */
  target: string;
  body: Buffer;
};

/** An answer as it goes over the wire; a replay is the same to the byte. */
export type WireAnswer = {
  status: number;
  headers: Record<string, string>;
  body: string | null;
};

/** Refusals that say how the catalogue was, and not how the request was sent, are kept as well. */
const keptRefusals = new Set([404, 409, 410, 412]);

/** Whether an answer of this status is kept, to be given again. */
export function isKept(status: number): boolean {
  return isDone(status) || keptRefusals.has(status);
}

function isDone(status: number): boolean {
  return status >= 200 && status < 300;
}

/**
 * Answers a write once for each key of a caller: whoever sends the same again within 24 hours is given
 * the first answer. The write and the record of its answer are one transaction. A refusal leaves nothing
 * of what `write` did; what it throws, nothing at all. Throws `idempotency_in_progress` where the first
 * one still runs a second later, and `idempotency_key_reused` for another request with the key.
 */
export function answerOnce<Context extends ServiceContext>(
  ctx: Context,
  request: KeyedRequest,
  write: (ctx: Context) => Promise<WireAnswer>,
): Promise<WireAnswer> {
  const record = {
    caller: callerName(ctx.actor),
    key: request.key,
    fingerprint: fingerprint(request),
  };
  // The record tells whether a transaction whose connection broke was committed.
  const mayRepeat = { retriesLostConnection: true };
  const once = () =>
    inTransaction(
      ctx,
      ctx.db.limits.ordinary,
      async (within) => {
        const { client } = within.transaction;
        await lockKey(client, record);
        const known = await findAnswer(client, record);
        if (known) return known;
        await client.$executeRaw(sql`SAVEPOINT before_answer`);
        const answer = await write(within);
        if (within.transaction.failure !== undefined) throw within.transaction.failure;
        if (!isDone(answer.status))
          await client.$executeRaw(sql`ROLLBACK TO SAVEPOINT before_answer`);
        if (isKept(answer.status)) await keepAnswer(client, record, answer);
        return answer;
      },
      mayRepeat,
    );
  return unlessInProgress(once);
}

/** Before it is looked again whether the first request with a key has come to its end. */
const pausesMs = [250, 750];

/**
 * Whoever asks again for an instance that was killed is there before Postgres has ended what that one began.
 * No connection is held meanwhile.
 */
async function unlessInProgress<T>(once: () => Promise<T>): Promise<T> {
  for (const pauseMs of pausesMs) {
    try {
      return await once();
    } catch (error) {
      if (!isServiceError(error) || error.code !== "idempotency_in_progress") throw error;
      await sleep(pauseMs);
    }
  }
  return once();
}

type KeyRecord = { caller: string; key: string; fingerprint: Buffer };

function callerName(actor: Actor): string {
  return "id" in actor ? `${actor.kind}:${actor.id}` : actor.kind;
}

function fingerprint({ method, target, body }: KeyedRequest): Buffer {
  return createHash("sha256").update(`${method} ${target}\n`).update(body).digest();
}

/** Held until the transaction ends. It is a statement of its own, so that the next one sees what was kept before. */
async function lockKey(
  client: Prisma.TransactionClient,
  { caller, key }: KeyRecord,
): Promise<void> {
  const [lock] = await client.$queryRaw<{ is_free: boolean }[]>(
    sql`SELECT pg_try_advisory_xact_lock(hashtextextended(${`${caller}\n${key}`}, 0)) AS "is_free"`,
  );
  if (lock?.is_free) return;
  throw new ServiceError(
    "idempotency_in_progress",
    "A request with this Idempotency-Key is still running. Send it again shortly.",
  );
}

async function findAnswer(
  client: Prisma.TransactionClient,
  { caller, key, fingerprint }: KeyRecord,
): Promise<WireAnswer | undefined> {
  const [known] = await client.$queryRaw<(WireAnswer & { is_same: boolean })[]>(sql`
    SELECT "fingerprint" = ${fingerprint}::bytea AS "is_same", "status", "headers", "body" FROM idempotency_keys
    WHERE "caller" = ${caller} AND "key" = ${key} AND "created_at" > CURRENT_TIMESTAMP - interval '24 hours'`);
  if (!known) return undefined;
  const { is_same, ...answer } = known;
  if (is_same) return answer;
  throw new ServiceError(
    "idempotency_key_reused",
    "This Idempotency-Key was sent with another request. Each request needs a key of its own.",
  );
}

async function keepAnswer(
  client: Prisma.TransactionClient,
  { caller, key, fingerprint }: KeyRecord,
  { status, headers, body }: WireAnswer,
): Promise<void> {
  await client.$executeRaw(sql`
    INSERT INTO idempotency_keys ("caller", "key", "fingerprint", "status", "headers", "body")
    VALUES (${caller}, ${key}, ${fingerprint}::bytea, ${status}, ${JSON.stringify(headers)}::jsonb, ${body})
    ON CONFLICT ("caller", "key") DO UPDATE SET "fingerprint" = excluded."fingerprint", "status" = excluded."status",
      "headers" = excluded."headers", "body" = excluded."body", "created_at" = excluded."created_at"`);
}

const mostForgottenAtOnce = 10_000;

/** Removes the answers that are no longer given again. The program's own. Answers how many it removed. */
export async function forgetOldAnswers({ prisma }: Database): Promise<number> {
  let forgotten = 0;
  for (;;) {
    const count = await prisma.$executeRaw(sql`
      DELETE FROM idempotency_keys WHERE ("caller", "key") IN (
        SELECT "caller", "key" FROM idempotency_keys
        WHERE "created_at" <= CURRENT_TIMESTAMP - interval '24 hours'
        LIMIT ${mostForgottenAtOnce} FOR UPDATE SKIP LOCKED)`);
    forgotten += count;
    if (count < mostForgottenAtOnce) return forgotten;
  }
}
