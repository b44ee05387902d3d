import { isPassword } from "@marquee/auth/password";
import { recordSecurityEvent } from "@marquee/auth/security-event";
import type { ConfirmedInput } from "@marquee/schemas/account";
import type { Actor } from "@marquee/schemas/actor";
import { refusedInput } from "@marquee/schemas/service-error";
import { userSubject } from "./access-change";
import type { AccessContext } from "./context";
import { asServiceError } from "./database-call";
import { takeCode } from "./second-factor";

/**
 * Makes sure that it is really the person of this session who asks, by their password or a code, before
 * what lets them in is changed. Throws `invalid_input` naming `field` where it is wrong, which is an event.
 */
export async function confirmPerson(
  ctx: AccessContext,
  person: Actor & { kind: "user" },
  proof: ConfirmedInput & { field?: string },
): Promise<void> {
  const { password, code, field = password === undefined ? "code" : "password" } = proof;
  try {
    const isRight =
      password === undefined
        ? code !== undefined && (await takeCode(ctx, person, code))
        : await isOwnPassword(ctx, person.id, password);
    if (isRight) return;
    const subject = userSubject(person);
    await recordSecurityEvent(ctx.db.prisma, ctx, { kind: "confirmation_refused", subject });
  } catch (error) {
    throw asServiceError(error);
  }
  throw refusedInput([{ pointer: `/${field}`, code: "wrong", detail: "is wrong" }]);
}

async function isOwnPassword(ctx: AccessContext, id: string, password: string): Promise<boolean> {
  const found = await ctx.db.prisma.user.findUnique({
    where: { id },
    select: { password_hash: true },
  });
  return isPassword(password, found?.password_hash ?? null);
}
