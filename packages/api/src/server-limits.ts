/**
 * For the HTTP server that the listener stands behind. A token much too long is a bad token: its sender is
 * told so, and not cut off by the parser. Who sends a request more slowly than this is cut off, however
 * steadily it trickles: it holds a socket, and others wait for that.
 */
export const serverLimits = {
  maxHeaderSize: 128 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 2_000,
};
