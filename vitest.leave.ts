import { afterAll, vi } from "vitest";

// The files of a worker share its process: none may leave to the next its clock, variables or spies, nor
// what the product keeps once a process.
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  for (const key of Object.getOwnPropertySymbols(globalThis)) {
    if (key.description?.startsWith("marquee.")) Reflect.deleteProperty(globalThis, key);
  }
});
