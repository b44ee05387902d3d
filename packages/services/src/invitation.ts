import type { Prisma } from "@marquee/db/generated/client";
import { newId } from "@marquee/db/id";
import type { Invitation } from "@marquee/schemas/user";
import { type AccessChange, userSubject } from "./access-change";
import type { AccessContext } from "./context";

/** How long a link is good: one to set a first password, and one in place of a lost password. */
export const invitationDays = 7;
export const resetDays = 1;

/** Makes a user's one-time link, in place of any that was not used yet. */
export async function invite(
  { access }: AccessContext,
  { client, happened }: AccessChange,
  { id, name, days }: { id: string; name: string; days: number },
): Promise<Invitation> {
  const { url, token_hash } = access.links.make();
  const expires_at = new Date(Date.now() + days * 24 * 60 * 60 * 1000);
  await withdrawLinks(client, id);
  await client.invitation.create({
    data: { id: newId(), user_id: id, token_hash, expires_at },
    select: { id: true },
  });
  const detail = { expires_at: expires_at.toISOString() };
  await happened({ kind: "user_invited", subject: userSubject({ id, name }), detail });
  return { url, expires_at: expires_at.toISOString() };
}

/** Links of a user that were not used yet no longer work. */
export async function withdrawLinks(
  client: Prisma.TransactionClient,
  user_id: string,
): Promise<void> {
  await client.invitation.deleteMany({ where: { user_id, used_at: null } });
}
