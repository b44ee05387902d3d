/** What a page remembers at its entry in the browser's history: Back and Forward find it again, a link does not. */
export function readEntry(name: string): unknown {
  const state: unknown = window.history.state;
  if (typeof state !== "object" || state === null) return undefined;
  return Object.entries(state).find(([key]) => key === keyOf(name))?.[1];
}

/** Remembers a value, which must be one that can be cloned, at the present entry of the history. */
export function keepAtEntry(name: string, value: unknown): void {
  const state: unknown = window.history.state;
  const others = typeof state === "object" && state !== null ? state : {};
  window.history.replaceState({ ...others, [keyOf(name)]: value }, "");
}

const keyOf = (name: string) => `marquee.${name}`;
