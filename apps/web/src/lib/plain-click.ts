import type { MouseEvent } from "react";

/** Lets a plain click on a link act here; one that asks for a new tab or window stays the browser's. */
export function onPlainClick(act: () => void): (event: MouseEvent) => void {
  return (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    act();
  };
}
