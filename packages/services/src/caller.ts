import type { Actor } from "@marquee/schemas/actor";
import ipaddr from "ipaddr.js";
import type { Limited } from "./throttle";

/**
 * The allowance that a request counts against: the user's or the key's own, or for someone unknown that of
 * the address. Undefined where nothing limits it.
 */
export function limitedCaller(
  actor: Actor,
  address: string | undefined,
  rate_limit: number,
): Limited | undefined {
  if (actor.kind === "system") return undefined;
  if (actor.kind === "anonymous") {
    const key = `address:${address === undefined ? "unknown" : addressNetwork(address)}`;
    return rate_limit > 0 ? { key, limit: rate_limit } : undefined;
  }
  const limit = actor.rate_limit ?? rate_limit;
  return limit > 0 ? { key: `${actor.kind}:${actor.id}`, limit } : undefined;
}

/** An address as far as one customer has it: an IPv4 address, or the first 64 bits of an IPv6 one. */
export function addressNetwork(address: string): string {
  if (!ipaddr.isValid(address)) return address.slice(0, 100);
  const parsed = ipaddr.process(address);
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString();
  return `${parsed.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(":")}::/64`;
}
