import type { PanelFocus } from "./use-form-panel";

let asked: { path: string; focus: PanelFocus } | undefined;

/** Asks for the focus in a panel that is about to be opened from elsewhere, by its address. */
export function askForFocus(path: string, focus: PanelFocus): void {
  asked = { path, focus };
}

/** What was asked for of the panel that is open, once. */
export function takeAskedFocus(): PanelFocus | undefined {
  const taken = asked;
  asked = undefined;
  return taken?.path === window.location.pathname ? taken.focus : undefined;
}
