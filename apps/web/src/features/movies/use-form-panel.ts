"use client";

import type { MovieField } from "@marquee/schemas/movie";
import { movieFieldNames } from "@marquee/schemas/movie-field";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { isShortcut } from "../../lib/shortcuts";
import { takeAskedFocus } from "./asked-focus";
import type { FilmForm } from "./use-film-form";

/** Where the focus is wanted in a panel just opened; a new object is a new wish. */
export type PanelFocus = { at: MovieField | "heading" | "first" };

/** What panels with a form have in common: Esc closes, unsaved changes are told, the focus is led in. */
export function useFormPanel({
  form,
  focus,
  view = "form",
  onDirty,
  onClose,
}: {
  form: FilmForm;
  focus: PanelFocus | undefined;
  /** What the panel shows; with it the focus would be lost, and so it begins at the heading again. */
  view?: string;
  onDirty: (isDirty: boolean) => void;
  onClose: () => void;
}) {
  const ref = useRef<HTMLElement>(null);
  const { isDirty } = form.formState;
  useEffect(() => onDirty(isDirty), [isDirty, onDirty]);
  useEffect(() => () => onDirty(false), [onDirty]);

  const { setFocus } = form;
  useEffect(() => {
    const wanted = takeAskedFocus() ?? focus;
    const at = wanted?.at === "first" ? movieFieldNames[0] : wanted?.at;
    if (at === "heading") headingOf(ref.current)?.focus();
    else if (at) setFocus(at, { shouldSelect: true });
  }, [focus, setFocus]);
  const shownView = useRef(view);
  useEffect(() => {
    if (shownView.current !== view) headingOf(ref.current)?.focus();
    shownView.current = view;
  }, [view]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.defaultPrevented || !isShortcut(event, "leave")) return;
    // What floats above the panel is its own to close.
    const { target, currentTarget } = event;
    if (!(target instanceof Element) || !currentTarget.contains(target)) return;
    event.preventDefault();
    onClose();
  };
  return { ref, onKeyDown };
}

function headingOf(panel: HTMLElement | null) {
  return panel?.querySelector("h2");
}
