"use client";

import { type KeyboardEvent, type MouseEvent, useId, useState } from "react";

/**
 * A list below an input, after the ARIA pattern of a combobox: the focus stays in the input, the arrows
 * go through the list, Enter takes what they are at, Esc leaves the list and what was typed alone.
 * `goesOn`: after which of them the list stays open, for what comes next.
 */
export function useSuggestionList(
  label: string,
  suggestions: readonly string[],
  onChoose: (suggestion: string) => void,
  goesOn: (suggestion: string) => boolean = () => false,
) {
  const id = useId();
  const [isWanted, setWanted] = useState(false);
  const [active, setActive] = useState(-1);
  const isOpen = isWanted && suggestions.length > 0;
  const current = isOpen ? suggestions[active] : undefined;
  const optionId = (index: number) => `${id}-${index}`;

  const close = () => {
    setWanted(false);
    setActive(-1);
  };
  const choose = (suggestion: string) => {
    onChoose(suggestion);
    setWanted(goesOn(suggestion));
    setActive(-1);
  };
  const step = (by: 1 | -1) => {
    setWanted(true);
    const places = suggestions.length + 1;
    // One place more than there are suggestions: the input itself.
    const next = ((active + 1 + by + places) % places) - 1;
    setActive(next);
    document.getElementById(optionId(next))?.scrollIntoView({ block: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp") step(-1);
    else if (event.key === "Enter" && current !== undefined && !event.ctrlKey && !event.metaKey)
      choose(current);
    else if (event.key === "Escape" && isOpen) close();
    else return;
    event.preventDefault();
  };

  return {
    isOpen,
    /** What the arrows are at; undefined in the input itself. */
    current,
    choose,
    open: () => {
      setWanted(true);
      setActive(-1);
    },
    close,
    inputProps: {
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": isOpen,
      "aria-controls": isOpen ? id : undefined,
      "aria-activedescendant": current === undefined ? undefined : optionId(active),
      onKeyDown,
    } as const,
    listProps: { id, role: "listbox", "aria-label": label } as const,
    optionProps: (index: number) =>
      ({
        id: optionId(index),
        role: "option",
        tabIndex: -1,
        "aria-selected": index === active,
        // The press would take the focus from the input, and the list with it.
        onMouseDown: (event: MouseEvent) => event.preventDefault(),
        onClick: () => {
          const suggestion = suggestions[index];
          if (suggestion !== undefined) choose(suggestion);
        },
      }) as const,
  };
}
