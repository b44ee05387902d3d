"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef } from "react";
import { keptPreferences } from "../../lib/preferences";
import { isTakenBy } from "../../lib/shortcuts";
import { areKeysHeld } from "../page/held-keys";
import type { Place } from "./places";

/** The key that begins a way to a place, and how long the next one may take, in milliseconds. */
export const goKey = "g";
const pauseMs = 1_000;

/** `g` and then a place's letter goes there. */
export function useGoKeys(places: readonly Place[]): void {
  const router = useRouter();
  const begunAt = useRef(Number.NEGATIVE_INFINITY);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey, timeStamp } = event;
    const hasBegun = timeStamp - begunAt.current < pauseMs;
    begunAt.current = Number.NEGATIVE_INFINITY;
    if (ctrlKey || metaKey || altKey || areKeysHeld() || isTakenBy(event.target)) return;
    if (keptPreferences().keys === "off") return;
    const place = hasBegun && places.find((known) => known.key === key);
    if (place) {
      event.preventDefault();
      event.stopPropagation();
      router.push(place.path);
    } else if (key === goKey) begunAt.current = timeStamp;
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    // Before the page's own keys: the second letter means something else by itself.
    window.addEventListener("keydown", listener, true);
    return () => window.removeEventListener("keydown", listener, true);
  }, []);
}
