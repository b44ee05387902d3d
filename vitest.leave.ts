import { afterAll, vi } from "vitest";

// The files of a worker share its process: none may leave its clock, variables or spies to the next.
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});
