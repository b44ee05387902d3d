import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { isIP } from "node:net";
import proxyAddr from "proxy-addr";

/**
 * Whose `X-Forwarded-*` headers count: of so many proxies, the nearest first, or of those in these networks.
 */
export type TrustedProxies = { hops: number } | { networks: string[] };

const mostHops = 32;

/** `TRUST_PROXY`: a number of proxies, or addresses and networks; undefined where it is neither. */
export function parseTrustedProxies(text: string): TrustedProxies | undefined {
  if (/^\d{1,2}$/.test(text)) {
    const hops = Number(text);
    return hops <= mostHops ? { hops } : undefined;
  }
  const networks = text.split(",").map((network) => network.trim());
  // What compiles them would take a bare number for an address.
  if (networks.some((network) => /^\d+(\/|$)/.test(network))) return undefined;
  try {
    proxyAddr.compile(networks);
    return { networks };
  } catch {
    return undefined;
  }
}

/** Where a request really came from. */
export type Sender = {
  address: string | undefined;
  /** As the trusted proxy next to us tells; plain where there is none, for we speak no TLS. */
  scheme: "http" | "https";
  /** The one next to us is a trusted proxy. */
  is_forwarded: boolean;
};

type Received = Pick<IncomingMessage, "headers"> & {
  socket: { remoteAddress?: string | undefined };
};

/** Tells who sent a request, whatever its headers say, but for those of trusted proxies. */
export function senderReader(trusted: TrustedProxies | undefined): (request: Received) => Sender {
  if (!trusted) {
    return ({ socket }) => ({
      address: plainAddress(socket.remoteAddress),
      scheme: "http",
      is_forwarded: false,
    });
  }
  const trust = trustOf(trusted);
  return (request) => {
    const { remoteAddress } = request.socket;
    const is_forwarded = trust(remoteAddress ?? "", 0);
    const address = proxyAddr(request as IncomingMessage, trust);
    const isHttps = is_forwarded && request.headers["x-forwarded-proto"] === "https";
    return {
      address: plainAddress(isIP(address) ? address : remoteAddress),
      scheme: isHttps ? "https" : "http",
      is_forwarded,
    };
  };
}

function trustOf(trusted: TrustedProxies): (address: string, distance: number) => boolean {
  if ("networks" in trusted) return proxyAddr.compile(trusted.networks);
  return (_, distance) => distance < trusted.hops;
}

/** An IPv4 address as such, also where a socket that takes both kinds tells it as IPv6. */
function plainAddress(address: string | undefined): string | undefined {
  return address?.replace(/^::ffff:(?=\d+\.)/i, "");
}

/**
 * Set by our own server for the pages behind it, which see no socket. What a client sends under this name is
 * overwritten there; where our server does not stand before the pages, it is not believed.
 */
export const clientAddressHeader = "x-marquee-client-address";

const headerIsOurs = Symbol.for("marquee.client_address_header");

/** Our own server says that it sets the header of every request in this process. */
export function vouchForAddressHeader(): void {
  (globalThis as { [headerIsOurs]?: boolean })[headerIsOurs] = true;
}

/** Where a request came from whose socket cannot be seen; undefined where nothing trusted tells. */
export function toldAddress(
  headers: IncomingHttpHeaders,
  trusted: TrustedProxies | undefined,
): string | undefined {
  if ((globalThis as { [headerIsOurs]?: boolean })[headerIsOurs]) {
    const told = headers[clientAddressHeader];
    return typeof told === "string" && told !== "" ? told : undefined;
  }
  return trusted && senderReader(trusted)({ headers, socket: {} }).address;
}
