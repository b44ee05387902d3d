import type { ServerResponse } from "node:http";
import { ServiceError } from "@marquee/schemas/service-error";
import { limitedCaller } from "@marquee/services/caller";
import type { AccessContext } from "@marquee/services/context";
import { windowS } from "@marquee/services/throttle";
import type { Application } from "./application";

/**
 * Counts a call against its caller's allowance and tells in the answer's headers, where it is given, how
 * that stands (draft-ietf-httpapi-ratelimit-headers). Throws `rate_limited` where nothing is left.
 */
export async function admit(
  { throttle, config }: Pick<Application, "throttle" | "config">,
  { actor, address }: Pick<AccessContext, "actor" | "address">,
  outgoing?: ServerResponse,
): Promise<void> {
  const caller = limitedCaller(actor, address, config.rate_limit);
  if (!caller) return;
  const { is_admitted, limit, remaining, reset_s } = await throttle.admit(caller);
  if (outgoing && actor.kind !== "anonymous") {
    outgoing.setHeader("RateLimit-Policy", `"default";q=${limit};w=${windowS}`);
    outgoing.setHeader("RateLimit", `"default";r=${remaining};t=${reset_s}`);
  }
  if (is_admitted) return;
  throw new ServiceError(
    "rate_limited",
    `These are more than ${limit} requests a minute. Try again in ${reset_s} s.`,
    { details: { retry_after: reset_s } },
  );
}
