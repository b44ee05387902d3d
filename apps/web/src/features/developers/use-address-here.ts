"use client";

import { useSyncExternalStore } from "react";

/** The address that the browser knows this installation by. */
export function useAddressHere(): string {
  return useSyncExternalStore(
    () => () => {},
    () => window.location.origin,
    () => "",
  );
}
