import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "./log";

/** One line for each answered request, without its query string, which can hold what people typed. */
export function accessLog(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  request_id: string,
): void {
  const began = performance.now();
  outgoing.once("close", () => {
    log("info", "request", {
      request_id,
      method: incoming.method,
      path: incoming.url?.split("?")[0],
      status: outgoing.statusCode,
      duration_ms: Math.round((performance.now() - began) * 10) / 10,
      ...(outgoing.writableFinished ? {} : { is_cut: true }),
    });
  });
}
