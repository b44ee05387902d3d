/** Whether the server can be reached: the browser says that it is offline, or the last request had no answer. */
export type Connection = "online" | "offline" | "unreachable";

const probeMs = 3_000;
const listeners = new Set<() => void>();
let isAnswered = true;
let probe: ReturnType<typeof setInterval> | undefined;

/** How the connection stands. */
export function connection(): Connection {
  if (!navigator.onLine) return "offline";
  return isAnswered ? "online" : "unreachable";
}

/** Calls back when the connection stands otherwise, until what it answers is called. */
export function onConnection(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}

/** Keeps in mind whether a request was answered; after one that was not, the server is asked until it answers. */
export function tellAnswered(is: boolean): void {
  if (is === isAnswered) return;
  isAnswered = is;
  clearInterval(probe);
  if (!is) probe = setInterval(() => void askAgain(), probeMs);
  for (const listener of listeners) listener();
}

async function askAgain(): Promise<void> {
  const response = await fetch("/livez", { cache: "no-store" }).catch(() => undefined);
  if (response?.ok) tellAnswered(true);
}
