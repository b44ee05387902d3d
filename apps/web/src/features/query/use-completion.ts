"use client";

import { useSuggestionList } from "@marquee/ui/use-suggestion-list";
import {
  type ChangeEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { useReader } from "../../lib/reader";
import { useSuggestions } from "../movies/use-suggestions";
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

  const completing = useCompleting(isEditing);
  const isCompleting = completing !== undefined && isEditing;
  const place = isCompleting ? placeAt(text, Math.min(caret, text.length)) : undefined;
  const wanted = completing?.wantedValues(place);
  const suggestions = useSuggestions(wanted?.field ?? "title", wanted?.text ?? "", !!wanted);
  const given = wanted ? suggestions : [];
  const found = (place && completing?.completionsAt(text, place, given, today)) ?? [];
  const list = useSuggestionList(
    queryWords.suggestions,
    found.map(({ insert }) => insert),
    (insert) => {
      const one = found.find((known) => known.insert === insert);
      if (!one || !place || !completing) return;
      const next = completing.taken(text, place, one);
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

/** What knows how to complete: fetched when the line is first gone into, undefined until it is there. */
function useCompleting(isWanted: boolean) {
  const [completing, setCompleting] = useState<typeof import("./completion")>();
  const isMissing = isWanted && completing === undefined;
  useEffect(() => {
    let isGone = false;
    // Where it cannot be fetched, queries are typed without it, and it is asked for with the next focus.
    if (isMissing)
      import("./completion").then(
        (loaded) => isGone || setCompleting(loaded),
        () => undefined,
      );
    return () => {
      isGone = true;
    };
  }, [isMissing]);
  return completing;
}

export type CompletionState = ReturnType<typeof useCompletion>;
