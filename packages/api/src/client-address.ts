import type { IncomingMessage } from "node:http";

/** Set by the server that takes a request; what a client sends under this name is dropped. */
export const clientAddressHeader = "x-marquee-client-address";

/** The address a request came from, as the server that took it says; a client cannot name another. */
export function clientAddress({ headers, socket }: IncomingMessage): string | undefined {
  const told = headers[clientAddressHeader];
  return typeof told === "string" && told !== "" ? told : socket.remoteAddress;
}
