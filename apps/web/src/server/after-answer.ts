import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { waitUntil } from "@vercel/functions";

/**
 * Does something when an answer is gone, before a function of Vercel's may be put to sleep. Elsewhere nobody
 * waits for it.
 */
export function afterAnswer(response: ServerResponse, run: () => Promise<void>): void {
  waitUntil(once(response, "close").then(run));
}
