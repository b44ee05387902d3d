import type { IncomingMessage, ServerResponse } from "node:http";
import { type Actor, anonymous } from "@marquee/schemas/actor";
import type { EndedCall, UsageMeter } from "@marquee/services/usage-meter";

/** What of a request is known by the time its answer is gone; doors write it down as they learn it. */
export type MeteredRequest = {
  actor: Actor;
  /** The one call that the request is, unless there are `calls`. */
  route: string | undefined;
  /** The calls of a batch, each with its own result. */
  calls: Pick<EndedCall, "route" | "status" | "ms">[];
};

/** Meters a request's calls once its answer is gone, with the bytes that its socket took. */
export function meterRequest(
  { meter }: { meter: UsageMeter },
  { incoming, outgoing }: { incoming: IncomingMessage; outgoing: ServerResponse },
  route?: string,
): MeteredRequest {
  const { socket } = incoming;
  const metered: MeteredRequest = { actor: anonymous, route, calls: [] };
  const began = performance.now();
  const bytesBefore = socket.bytesWritten;
  outgoing.once("close", () => {
    const { actor, route, calls } = metered;
    const bytes = socket.bytesWritten - bytesBefore;
    const is_cut = !outgoing.writableFinished;
    const status = outgoing.statusCode;
    const ms = performance.now() - began;
    if (calls.length === 0 && route !== undefined) {
      meter.add(actor, { route, status, is_cut, ms, bytes });
    }
    for (const call of calls) meter.add(actor, { ...call, is_cut, bytes: bytes / calls.length });
  });
  return metered;
}
