import { useEffect } from "react";

/**
 * Marks the page as live: its keys are listened to from here on. What drives the page by keys, as
 * browser tests do, waits for `html[data-live]`.
 */
export function useLiveMark(): void {
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset.live = "";
    return () => {
      delete dataset.live;
    };
  }, []);
}
