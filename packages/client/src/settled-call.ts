import type { AppRouter } from "@marquee/api/router";
import { isTRPCClientError } from "@trpc/client";
import { aborted, unexpectedAnswer } from "./json-request";
import { MarqueeError } from "./marquee-error";

/** Makes a call through tRPC that ends with its signal, and fails with a MarqueeError. */
export async function settleCall<T>(
  call: () => Promise<T>,
  url: URL,
  signal: AbortSignal | undefined,
): Promise<T> {
  try {
    signal?.throwIfAborted();
    return await untilAborted(call(), signal);
  } catch (error) {
    throw callError(error, url, signal);
  }
}

/** tRPC itself goes on waiting where other calls share the request. */
function untilAborted<T>(call: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = () => reject(signal?.reason);
    signal?.addEventListener("abort", end);
    call.then(resolve, reject).finally(() => signal?.removeEventListener("abort", end));
  });
}

function callError(error: unknown, url: URL, signal: AbortSignal | undefined): MarqueeError {
  const { data, cause, meta } = isTRPCClientError<AppRouter>(error) ? error : {};
  // Made anew, so that its stack leads to the caller and not to a shared request.
  if (cause instanceof MarqueeError) return new MarqueeError(cause);
  if (data) return new MarqueeError(data);
  if (signal?.aborted) return aborted(signal.reason);
  const status = meta?.response instanceof Response ? meta.response.status : undefined;
  return unexpectedAnswer(url, status, error);
}
