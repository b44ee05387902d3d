import type { MouseEvent as ReactMouseEvent } from "react";

/** Whether a click on a link asks for no new tab or window. */
export function isPlainClick(
  event: Pick<MouseEvent, "metaKey" | "ctrlKey" | "shiftKey" | "altKey">,
): boolean {
  return !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
}

/** Lets a plain click on a link act here; one that asks for a new tab or window stays the browser's. */
export function onPlainClick(act: () => void): (event: ReactMouseEvent) => void {
  return (event) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    act();
  };
}
