import { recordSecurityEvent } from "@marquee/auth/security-event";
import { totpStep } from "@marquee/auth/totp";
import { Prisma } from "@marquee/db/generated/client";
import type { Actor } from "@marquee/schemas/actor";
import { userSubject } from "./access-change";
import type { AccessContext } from "./context";
import { asServiceError } from "./database-call";
import { inTransaction } from "./run-transaction";

const { sql } = Prisma;

type Person = Actor & { kind: "user" };

/**
 * Whether a code is the person's second factor, from an authenticator or kept for recovery. It works once,
 * however many ask at the same time and wherever.
 */
export async function takeCode(ctx: AccessContext, person: Person, code: string): Promise<boolean> {
  try {
    return (await takeTotp(ctx, person, code)) || (await takeRecoveryCode(ctx, person, code));
  } catch (error) {
    throw asServiceError(error);
  }
}

async function takeTotp({ db, access }: AccessContext, { id }: Person, code: string) {
  const found = await db.prisma.user.findUnique({
    where: { id },
    select: { totp_secret: true, totp_confirmed_at: true },
  });
  if (!found?.totp_secret || !found.totp_confirmed_at) return false;
  const secret = await access.vault.open("totp", found.totp_secret);
  const step = secret === undefined ? undefined : totpStep(secret, code);
  if (step === undefined) return false;
  const taken = await db.prisma.$executeRaw(sql`
    UPDATE users SET totp_last_step = ${step}
    WHERE id = ${id}::uuid AND totp_secret = ${found.totp_secret}
      AND (totp_last_step IS NULL OR totp_last_step < ${step})`);
  return taken === 1;
}

async function takeRecoveryCode(ctx: AccessContext, person: Person, code: string) {
  const code_hash = ctx.access.recovery.hash(code);
  return inTransaction(ctx, ctx.db.limits.ordinary, async ({ transaction: { client } }) => {
    const { count } = await client.recoveryCode.updateMany({
      where: { user_id: person.id, code_hash, used_at: null },
      data: { used_at: new Date() },
    });
    if (count === 0) return false;
    const origin = { ...ctx, actor: person };
    const subject = userSubject(person);
    await recordSecurityEvent(client, origin, { kind: "recovery_code_used", subject });
    return true;
  });
}
