/** Why the process is to end: a signal, or the launcher's wish or death. */
export type StopReason = "SIGTERM" | "SIGINT" | "launcher";

/** What the launcher sends to make its server drain and end. */
export const stopMessage = "stop";

/**
 * Calls `stop` at the first reason to end, and ends the process at once at the next signal. A
 * launcher that dies counts as one that wishes it.
 */
export function onStop(stop: (reason: StopReason) => void): void {
  let isStopping = false;
  const first = (reason: StopReason) => {
    if (isStopping) return;
    isStopping = true;
    stop(reason);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      if (isStopping) process.exit(1);
      first(signal);
    });
  }
  process.on("message", (message) => {
    if (message === stopMessage) first("launcher");
  });
  process.on("disconnect", () => first("launcher"));
}
