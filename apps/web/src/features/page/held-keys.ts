import { isTakenBy } from "../../lib/shortcuts";

/** So many frames a part that has come is given to take the focus. */
const mostFrames = 10;

let holders = 0;

/** Whether keys are held, for those who hear of them first. */
export function areKeysHeld(): boolean {
  return holders > 0;
}

/**
 * Keeps what is typed from now on from being taken for shortcuts. What this returns ends that: a field that then has
 * the focus is given what was typed, in its order.
 */
export function holdKeys(): () => void {
  let typed = "";
  let isEnding = false;
  const onKey = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    const isText = key.length === 1 || key === "Backspace";
    if (!isText || ctrlKey || metaKey || altKey || (!isEnding && isTakenBy(event.target))) return;
    typed = key === "Backspace" ? typed.slice(0, -1) : typed + key;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const give = (frames: number) => {
    const isThere = isTextField(document.activeElement);
    if (typed !== "" && !isThere && frames < mostFrames) {
      requestAnimationFrame(() => give(frames + 1));
      return;
    }
    window.removeEventListener("keydown", onKey, true);
    holders -= 1;
    // The one way to write as a person does: the field's own listeners hear of it, and Undo takes it back.
    if (typed !== "" && isThere) document.execCommand("insertText", false, typed);
  };
  window.addEventListener("keydown", onKey, true);
  holders += 1;
  return () => {
    isEnding = true;
    // What has come takes the focus in its effects.
    requestAnimationFrame(() => give(0));
  };
}

function isTextField(element: Element | null): boolean {
  return element?.matches("input:not([type=checkbox], [type=radio]), textarea") === true;
}
