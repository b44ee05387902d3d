import { vi } from "vitest";

/** As long as an instance remembers who may enter. */
export const rememberedS = 1;

/** Looks as if so many seconds had passed. */
export async function later<T>(seconds: number, look: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + seconds * 1_000 });
  try {
    return await look();
  } finally {
    vi.useRealTimers();
  }
}
