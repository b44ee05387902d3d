"use client";

import { useEffect, useState } from "react";

const longestMs = 2_000;

/** Whether the page has been shown and has had nothing to do since: for what may wait. */
export function useIsIdle(): boolean {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => {
    const begin = () => setIdle(true);
    // Safari knows no idle time.
    if (typeof window.requestIdleCallback !== "function") {
      const timer = setTimeout(begin, longestMs);
      return () => clearTimeout(timer);
    }
    const handle = window.requestIdleCallback(begin, { timeout: longestMs });
    return () => window.cancelIdleCallback(handle);
  }, []);
  return isIdle;
}
