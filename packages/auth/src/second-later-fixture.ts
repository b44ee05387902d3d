import { vi } from "vitest";

/** Looks as if a second had passed, which is as long as an instance remembers who may enter. */
export async function aSecondLater<T>(look: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 1_000 });
  try {
    return await look();
  } finally {
    vi.useRealTimers();
  }
}
