const eventName = "marquee:signed-out";

/** Tells the page that its session has ended: something it asked was refused for want of one. */
export function tellSignedOut(): void {
  window.dispatchEvent(new Event(eventName));
}

/** Calls back when the session has ended, until what it answers is called. */
export function onSignedOut(listener: () => void): () => void {
  window.addEventListener(eventName, listener);
  return () => window.removeEventListener(eventName, listener);
}
