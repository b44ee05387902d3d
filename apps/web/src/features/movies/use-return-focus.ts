"use client";

import { useCallback, useEffect, useRef } from "react";

/**
 * Brings the focus back when a panel closes: to what had it when the panel was asked for or, where that
 * has gone, to `fallback`. Returns what to call when the panel is asked for.
 */
export function useReturnFocus(isOpen: boolean, fallback: () => void): () => void {
  const opener = useRef<Element | null>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    const hasClosed = wasOpen.current && !isOpen;
    wasOpen.current = isOpen;
    if (!hasClosed) return;
    const from = opener.current;
    if (from instanceof HTMLElement && from !== document.body && from.isConnected) from.focus();
    else fallback();
  });
  return useCallback(() => {
    opener.current = document.activeElement;
  }, []);
}
