"use client";

import { useSyncExternalStore } from "react";

/** What stands behind the # of the address; empty on the server, which is not told. */
export function useHash(): string {
  return useSyncExternalStore(
    (changed) => {
      window.addEventListener("hashchange", changed);
      window.addEventListener("popstate", changed);
      return () => {
        window.removeEventListener("hashchange", changed);
        window.removeEventListener("popstate", changed);
      };
    },
    () => decodeURIComponent(window.location.hash.slice(1)),
    () => "",
  );
}
