"use client";

import { useSuggestionList } from "@marquee/ui/use-suggestion-list";
import {
  type ChangeEvent,
  type KeyboardEvent,
  type RefObject,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { useReader } from "../../lib/reader";
import { useSuggestions } from "../movies/use-suggestions";
import { completionsAt, taken, wantedValues } from "./completion";
import { placeAt } from "./completion-place";
import { queryWords } from "./words";

/** What can stand at the caret, in a list below the line after the ARIA pattern of a combobox. */
export function useCompletion({
  input,
  text,
  isEditing,
  onText,
}: {
  input: RefObject<HTMLInputElement | null>;
  text: string;
  isEditing: boolean;
  onText: (text: string) => void;
}) {
  const { today } = useReader();
  const [caret, setCaret] = useState(0);
  const wantedCaret = useRef<number>(undefined);
  useLayoutEffect(() => {
    const at = wantedCaret.current;
    wantedCaret.current = undefined;
    if (at !== undefined) input.current?.setSelectionRange(at, at);
  });

  const place = isEditing ? placeAt(text, Math.min(caret, text.length)) : undefined;
  const wanted = wantedValues(place);
  const suggestions = useSuggestions(wanted?.field ?? "title", wanted?.text ?? "", !!wanted);
  const found = place ? completionsAt(text, place, wanted ? suggestions : [], today) : [];
  const list = useSuggestionList(
    queryWords.suggestions,
    found.map(({ insert }) => insert),
    (insert) => {
      const one = found.find((known) => known.insert === insert);
      if (!one || !place) return;
      const next = taken(text, place, one);
      wantedCaret.current = next.caret;
      setCaret(next.caret);
      onText(next.text);
    },
    // After a field comes its operator, and after that a value.
    (insert) => found.some((known) => known.insert === insert && !known.isValue),
  );

  return {
    found,
    isOpen: list.isOpen,
    listProps: list.listProps,
    optionProps: list.optionProps,
    close: list.close,
    /** Whether the list has a use for a key; else it is the line's. */
    takesKey: (event: KeyboardEvent): boolean => {
      const isOpening = event.altKey && event.key === "ArrowDown";
      if (!list.isOpen && !isOpening) return false;
      if (event.key === "Tab" && list.current !== undefined && !event.shiftKey) {
        event.preventDefault();
        list.choose(list.current);
        return true;
      }
      list.inputProps.onKeyDown(event);
      return event.defaultPrevented;
    },
    inputProps: {
      ...list.inputProps,
      onChange: (event: ChangeEvent<HTMLInputElement>) => {
        setCaret(event.target.selectionStart ?? event.target.value.length);
        onText(event.target.value);
        list.open();
      },
      onSelect: () => setCaret(input.current?.selectionStart ?? 0),
      onClick: () => {
        if (text === "") list.open();
      },
    },
  };
}

export type CompletionState = ReturnType<typeof useCompletion>;
