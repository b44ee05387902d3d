"use client";

import { useSyncExternalStore } from "react";

/** Whether a media query holds; on the server it does not. For behaviour: looks are CSS's to adapt. */
export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query);
      list.addEventListener("change", changed);
      return () => list.removeEventListener("change", changed);
    },
    () => window.matchMedia(query).matches,
    () => false,
  );
}
