import { Prisma } from "@marquee/db/generated/client";
import { newId } from "@marquee/db/id";
import type { Actor, Door } from "@marquee/schemas/actor";
import type { SecurityEventKind } from "@marquee/schemas/security-event";
import { keptUserAgent } from "./user-agent";

/** Where an event came from. */
export type Origin = {
  actor: Actor;
  door: Door;
  request_id: string;
  address: string | undefined;
  user_agent: string | undefined;
};

/** What happened, to whom. `detail` must hold no secret. */
export type HappenedEvent = {
  kind: SecurityEventKind;
  subject?: { kind: "user" | "api_key" | "token"; id: string | null; name: string } | undefined;
  detail?: Prisma.InputJsonObject;
};

/** Writes an event down, in the transaction of what it tells about. */
export async function recordSecurityEvent(
  client: Prisma.TransactionClient,
  origin: Origin,
  { kind, subject, detail }: HappenedEvent,
): Promise<void> {
  const { actor, door, request_id, address, user_agent } = origin;
  await client.securityEvent.create({
    data: {
      id: newId(),
      kind,
      actor_kind: actor.kind,
      actor_id: "id" in actor ? actor.id : null,
      actor_name: "name" in actor ? actor.name : "nobody",
      subject_kind: subject?.kind ?? null,
      subject_id: subject?.id ?? null,
      subject_name: subject?.name ?? null,
      door,
      address: address ?? null,
      user_agent: keptUserAgent(user_agent),
      request_id,
      detail: detail ?? Prisma.DbNull,
    },
    select: { id: true },
  });
}
