"use client";

import { IconButton } from "@marquee/ui/icon-button";
import { Kbd } from "@marquee/ui/kbd";
import { Search, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { useShortcut } from "../../lib/shortcuts";

/** Long enough for one more letter of a fast typist, and not felt as a wait. */
const pauseMs = 120;

/** Narrows by a query in one line while it is typed. */
export function SearchBox({
  value,
  onChange,
  onLeave,
}: {
  value: string;
  onChange: (value: string | null) => void;
  onLeave: () => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const { shown, setTyped } = useTypedText(value, onChange);
  useShortcut("search", () => input.current?.select());
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && shown) {
      event.preventDefault();
      setTyped("");
    } else if (event.key === "Escape" || event.key === "ArrowDown" || event.key === "Enter") {
      event.preventDefault();
      input.current?.blur();
      onLeave();
    }
  };
  const label = "Search and filter";
  return (
    <search className="relative min-w-28 max-w-72 flex-1 @max-[40rem]:max-w-none">
      <Search
        aria-hidden
        size={14}
        className="-translate-y-1/2 pointer-events-none absolute top-1/2 left-2.5 text-muted"
      />
      <input
        ref={input}
        type="search"
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={label}
        value={shown}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        className="control-height peer w-full appearance-none rounded-md border border-edge bg-surface [&::-webkit-search-cancel-button]:hidden pr-8 pl-8 transition-colors hover:border-ink/60 focus:border-ring focus:outline-1 focus:outline-ring pointer-coarse:pr-11 pointer-coarse:text-16"
      />
      <SearchEnd
        isEmpty={!shown}
        onClear={() => {
          setTyped("");
          input.current?.focus();
        }}
      />
    </search>
  );
}

/** What stands at the input's end: the key that leads here or, once there is text, the way to be rid of it. */
function SearchEnd({ isEmpty, onClear }: { isEmpty: boolean; onClear: () => void }) {
  if (isEmpty) {
    return (
      <span className="-translate-y-1/2 absolute top-1/2 right-2.5 text-muted peer-focus:hidden pointer-coarse:hidden @max-[46rem]:hidden">
        <Kbd keys={["/"]} />
      </span>
    );
  }
  return (
    <span className="absolute top-0 right-0">
      <IconButton label="Clear the search" icon={X} onClick={onClear} />
    </span>
  );
}

/** What is typed until the typing pauses and it is passed on; otherwise the value that holds. */
function useTypedText(value: string, onChange: (value: string | null) => void) {
  const [typed, setTyped] = useState<string>();
  const settle = useEffectEvent(() => {
    if (typed !== value) onChange(typed || null);
    setTyped(undefined);
  });
  useEffect(() => {
    if (typed === undefined) return;
    const timer = setTimeout(settle, pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return { shown: typed ?? value, setTyped };
}
