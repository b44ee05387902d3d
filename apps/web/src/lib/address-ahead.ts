"use client";

import { useEffect, useSyncExternalStore } from "react";
import { spelled, useAddress } from "./use-address";

/** An address that the browser has already, and the page not yet: it follows when it finds time. */
type Ahead = { pathname: string; search: string };

let ahead: Ahead | undefined;
const watchers = new Set<() => void>();

/** Says where the browser has gone: whoever asks for parameters has them at once. */
export function goAhead(to: Ahead | undefined): void {
  ahead = to;
  for (const tell of watchers) tell();
}

/** The parameters after the address without their `?`: those that were just set, else those of the page. */
export function usePresentSearch(): string {
  const { pathname, search } = useAddress();
  const known = useSyncExternalStore(watch, readAhead, readNothing);
  const isElsewhere = known !== undefined && known.pathname !== pathname;
  useEffect(() => {
    if (ahead === undefined) return;
    // The page has come after, or someone went on or back meanwhile.
    const present = spelled(new URLSearchParams(window.location.search));
    if (isElsewhere || search === ahead.search || present !== ahead.search) goAhead(undefined);
  }, [isElsewhere, search]);
  return known === undefined || isElsewhere ? search : known.search;
}

function watch(tell: () => void): () => void {
  watchers.add(tell);
  // Added again, it is still there once.
  window.addEventListener("popstate", giveUp);
  return () => {
    watchers.delete(tell);
    if (watchers.size === 0) window.removeEventListener("popstate", giveUp);
  };
}

/** Back and Forward lead elsewhere, also before the page has come after. */
const giveUp = () => goAhead(undefined);

const readAhead = () => ahead;
const readNothing = () => undefined;
