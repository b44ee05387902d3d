import type { AppRouter } from "@marquee/api/router";
import { isTRPCClientError } from "@trpc/client";
import { MarqueeError } from "./marquee-error";

const mostAttempts = 5;
const firstWaitMs = 100;
/** Who asks for more patience than this is told to the caller instead. */
const longestWaitMs = 10_000;

/**
 * Makes a call, and again where nothing answered or the server asks for patience, up to five times. Only for
 * what may be sent twice: queries, and mutations that carry the same key each time. A signal of `ends` ends
 * the waiting.
 */
export async function retried<T>(call: () => Promise<T>, ends: readonly AbortSignal[]): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      const patienceMs = attempt < mostAttempts ? patienceFor(error) : undefined;
      if (patienceMs === undefined || ends.some(({ aborted }) => aborted)) throw error;
      await wait(Math.max(patienceMs, backoffMs(attempt)), AbortSignal.any([...ends]));
    }
  }
}

/** Jitter keeps apart the clients that were cut off together. */
function backoffMs(attempt: number): number {
  return firstWaitMs * 2 ** (attempt - 1) * (0.5 + Math.random() / 2);
}

/** How long to wait at least before a call is made again; undefined where that would be of no use. */
function patienceFor(error: unknown): number | undefined {
  if (!isTRPCClientError<AppRouter>(error)) return undefined;
  const { cause, data, meta } = error;
  const response = meta?.response instanceof Response ? meta.response : undefined;
  if (!data) return isCutOff(cause, response?.status) ? 0 : undefined;
  if (!isPassing(data)) return undefined;
  const askedMs = Number(response?.headers.get("Retry-After") ?? Number.NaN) * 1000;
  return askedMs <= longestWaitMs ? askedMs : undefined;
}

/** The connection broke, or a proxy could not reach the server: whether it did the call is not known. */
function isCutOff(cause: unknown, status: number | undefined): boolean {
  const failure = cause instanceof MarqueeError ? cause : { code: undefined, status };
  return failure.code === "network_error" || [502, 503, 504].includes(failure.status ?? 0);
}

/** The server says that it cannot now, or that it is still at it. */
function isPassing({ code, status }: { code: string; status: number }): boolean {
  return status === 503 || status === 429 || code === "idempotency_in_progress";
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener("abort", end);
  });
}
