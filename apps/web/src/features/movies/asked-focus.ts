import type { PanelFocus } from "./use-form-panel";

let asked: PanelFocus | undefined;

/** Asks for the focus in a panel that is about to be opened from elsewhere, by its address. */
export function askForFocus(focus: PanelFocus): void {
  asked = focus;
}

/** What was asked for, once. */
export function takeAskedFocus(): PanelFocus | undefined {
  const taken = asked;
  asked = undefined;
  return taken;
}
