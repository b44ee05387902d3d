import { isPassword } from "@marquee/auth/password";
import { recordSecurityEvent } from "@marquee/auth/security-event";
import type { ConfirmedInput } from "@marquee/schemas/account";
import type { Actor } from "@marquee/schemas/actor";
import type { SecurityEventKind } from "@marquee/schemas/security-event";
import { refusedInput, type ServiceError } from "@marquee/schemas/service-error";
import { userSubject } from "./access-change";
import type { AccessContext } from "./context";
import { asServiceError } from "./database-call";
import { askToConfirm, tooManyGuesses } from "./guess-limit";
import { takeCode } from "./second-factor";

export type Person = Actor & { kind: "user" };

/**
 * Makes sure that it is really the person of this session who asks, by their password or a code, before
 * what lets them in is changed. Throws `invalid_input` naming `field` where it is wrong, which is an event;
 * and `rate_limited`, without having looked at it, where too many have been wrong.
 */
export async function confirmPerson(
  ctx: AccessContext,
  person: Person,
  proof: ConfirmedInput & { field?: string },
): Promise<void> {
  const { password, code, field = password === undefined ? "code" : "password" } = proof;
  const isRight = await lookOnce(ctx, person, async () =>
    password === undefined
      ? code !== undefined && (await takeCode(ctx, person, code))
      : isOwnPassword(ctx, person.id, password),
  );
  if (!isRight) throw wrongProof(field);
}

/**
 * Looks at what a person shows, and answers what that comes to, false or undefined where it is wrong: that is an event
 * and counts as a guess. Throws `rate_limited`, without having looked, where too many have been wrong.
 */
export async function lookOnce<T>(
  ctx: AccessContext,
  person: Person,
  look: () => Promise<T>,
): Promise<T> {
  const leave = await askToConfirm(ctx, person.id);
  if (!leave.is_given) {
    if (leave.is_news) await happened(ctx, person, "confirmation_throttled");
    throw tooManyGuesses(leave.retry_after);
  }
  const found = await look();
  const isRight = found !== undefined && found !== false;
  await leave.end(isRight);
  if (!isRight) await happened(ctx, person, "confirmation_refused");
  return found;
}

/** The refusal of a password or code that is wrong. */
export function wrongProof(field: string): ServiceError {
  return refusedInput([{ pointer: `/${field}`, code: "wrong", detail: "is wrong" }]);
}

async function happened(ctx: AccessContext, person: Person, kind: SecurityEventKind) {
  try {
    await recordSecurityEvent(ctx.db.prisma, ctx, { kind, subject: userSubject(person) });
  } catch (error) {
    throw asServiceError(error);
  }
}

async function isOwnPassword(ctx: AccessContext, id: string, password: string): Promise<boolean> {
  try {
    const where = { id };
    const found = await ctx.db.prisma.user.findUnique({ where, select: { password_hash: true } });
    return await isPassword(password, found?.password_hash ?? null);
  } catch (error) {
    throw asServiceError(error);
  }
}
