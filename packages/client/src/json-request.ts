import { MarqueeError } from "./marquee-error";

/** How requests are sent. */
export type Transport = {
  /** Used in place of the global `fetch`, e.g. to go through a proxy or to add headers. */
  fetch?: typeof fetch;
  /** Ends all calls of the client, those under way and those to come. */
  signal?: AbortSignal;
  /** How long one request may take, to the last byte of its answer; 30,000 unless given. */
  timeoutMs?: number;
};

export type JsonRequest = (url: string | URL, init?: RequestInit) => Promise<Response>;

const defaultTimeoutMs = 30_000;
const longestTimeoutMs = 2 ** 31 - 1;

/**
 * Sends requests that are answered in JSON, and gives answers that have arrived whole. They fail with a
 * MarqueeError: `timeout`, `aborted`, `network_error`, or `unexpected_answer` where it is not JSON.
 *
 * @throws TypeError for a timeout that cannot be.
 */
export function jsonRequest(transport: Transport): JsonRequest {
  const { timeoutMs = defaultTimeoutMs } = transport;
  if (!Number.isInteger(timeoutMs) || timeoutMs < 1 || timeoutMs > longestTimeoutMs) {
    throw new TypeError(`timeoutMs must be a whole number up to ${longestTimeoutMs}`);
  }
  return async (url, init) => {
    const { fetch = globalThis.fetch } = transport;
    const deadline = AbortSignal.timeout(timeoutMs);
    const ends = [deadline, transport.signal, init?.signal].filter((signal) => signal != null);
    const signal = AbortSignal.any(ends);
    try {
      const response = await fetch(url, { ...init, signal });
      const json = parse(await response.text(), url, response.status);
      return Object.assign(response, { json: async () => json });
    } catch (cause) {
      if (cause instanceof MarqueeError) throw cause;
      if (!signal.aborted) throw noAnswer(url, cause);
      if (signal.reason !== deadline.reason) throw aborted(cause);
      throw new MarqueeError({
        code: "timeout",
        detail: `${address(url)} did not answer within ${timeoutMs} ms.`,
        cause,
      });
    }
  };
}

/** The error for a call that a signal ended. */
export function aborted(cause: unknown): MarqueeError {
  return new MarqueeError({ code: "aborted", detail: "The call was aborted.", cause });
}

/** The error for an answer that Marquee would not give. */
export function unexpectedAnswer(
  url: string | URL,
  status: number | undefined,
  cause?: unknown,
): MarqueeError {
  const answer = status === undefined ? "" : ` ${status}`;
  return new MarqueeError({
    code: "unexpected_answer",
    detail: `${address(url)} answered${answer}, but not as Marquee does. Is the url right?`,
    status,
    cause,
  });
}

function noAnswer(url: string | URL, cause: unknown): MarqueeError {
  return new MarqueeError({
    code: "network_error",
    detail: `${address(url)} does not answer: ${reason(cause)}.`,
    cause,
  });
}

/** The innermost thing that is said; fetch itself says no more than "fetch failed". */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause !== undefined) return reason(error.cause);
  return error.message || ("code" in error ? String(error.code) : error.name);
}

function parse(text: string, url: string | URL, status: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unexpectedAnswer(url, status, cause);
  }
}

/** A URL without its query, which can hold what people typed. */
function address(url: string | URL): string {
  return String(url).replace(/[?#].*/, "");
}
