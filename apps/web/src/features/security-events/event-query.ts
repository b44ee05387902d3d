import { securityEventKinds } from "@marquee/schemas/security-event";

/** What the address asks for, as it stands there. */
export type EventParams = Record<"kind" | "actor" | "subject", string | null>;

/** Which events they are; a kind that is none leaves all in. */
export function eventQuery({ kind, actor, subject }: EventParams) {
  const known = securityEventKinds.find((one) => one === kind);
  return {
    ...(known && { kind: known }),
    ...(actor && { actor: actor.slice(0, 100) }),
    ...(subject && { subject: subject.slice(0, 100) }),
  };
}
