import { setTimeout as sleep } from "node:timers/promises";
import { databaseProblem } from "./database-error";

const mostTries = 8;
const longestPauseMs = 400;

/**
 * Runs a transaction again, up to 8 times with full jitter, when another one was in its way
 * (serialization failure or deadlock). `retriesLostConnection` also repeats it when the connection
 * broke: only for what may run twice, since the first run may have been committed.
 */
export async function withRetries<T>(
  run: () => Promise<T>,
  { retriesLostConnection }: { retriesLostConnection: boolean },
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      const problem = databaseProblem(error)?.kind;
      const isWorthAnother =
        problem === "conflict" ||
        (problem === "unavailable" && retriesLostConnection && attempt === 1);
      if (!isWorthAnother || attempt === mostTries) throw error;
      await sleep(Math.random() * Math.min(longestPauseMs, 10 * 2 ** attempt));
    }
  }
}
