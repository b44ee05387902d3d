import type { Actor } from "@marquee/schemas/actor";
import { ServiceError } from "@marquee/schemas/service-error";

const mostStreams = 4;
const open = new Map<string, number>();

/**
 * Lets a caller have one more list streamed, which holds a connection to the database until its reader is
 * done; gives what ends it. Throws `rate_limited` for a caller who reads 4 from this instance already.
 */
export function openStream(actor: Actor): () => void {
  const caller = "id" in actor ? `${actor.kind}:${actor.id}` : actor.kind;
  const count = open.get(caller) ?? 0;
  if (count >= mostStreams) {
    throw new ServiceError(
      "rate_limited",
      `You are reading ${mostStreams} whole lists at once already. Finish one of them first.`,
      { details: { retry_after: 1 } },
    );
  }
  open.set(caller, count + 1);
  return () => {
    const left = (open.get(caller) ?? 1) - 1;
    if (left > 0) open.set(caller, left);
    else open.delete(caller);
  };
}
