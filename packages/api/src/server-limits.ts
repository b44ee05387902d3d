/**
 * For the HTTP server that the listener stands behind. A token much too long is a bad token: its sender is
 * told so, and not cut off by the parser.
 */
export const serverLimits = { maxHeaderSize: 128 * 1024 };
