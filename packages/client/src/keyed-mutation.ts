import type { AppRouter } from "@marquee/api/router";
import { isTRPCClientError } from "@trpc/client";
import { retried } from "./retry";

/**
 * Makes a mutation under a key of its own, so that it may be sent again and is done once. What answers a
 * secret takes no key: that is then sent without one, and only once. With the caller's own `key` it is not.
 */
export async function keyedMutation<T>(
  mutate: (key: string | undefined) => Promise<T>,
  { key, ends }: { key: string | undefined; ends: readonly AbortSignal[] },
): Promise<T> {
  if (key !== undefined) return retried(() => mutate(key), ends);
  const ownKey = newKey();
  try {
    return await retried(() => mutate(ownKey), ends);
  } catch (error) {
    if (isUnkeyable(error)) return mutate(undefined);
    throw error;
  }
}

function isUnkeyable(error: unknown): boolean {
  if (!isTRPCClientError<AppRouter>(error)) return false;
  return error.data?.errors?.some(({ code }) => code === "secret_answer") ?? false;
}

/** `crypto.randomUUID` is not there on pages that came over http. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
