"use client";

import { inputClasses } from "@marquee/ui/field";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useShortcut } from "../../lib/shortcuts";
import { trashWords } from "./words";

/** Long enough for one more letter of a fast typist. */
const pauseMs = 200;

/** Narrows the trash by the titles in it while it is typed. */
export function TrashSearch({
  title,
  onTitle,
}: {
  title: string;
  onTitle: (title: string) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string>();
  const settle = useEffectEvent(() => {
    if (typed !== undefined && typed.trim() !== title) onTitle(typed.trim());
    setTyped(undefined);
  });
  useEffect(() => {
    if (typed === undefined) return;
    const timer = setTimeout(settle, pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  useShortcut("search", () => input.current?.select());
  return (
    <search className="w-full @min-[42rem]:w-72">
      <input
        ref={input}
        type="search"
        aria-label={trashWords.search}
        placeholder={trashWords.search}
        aria-keyshortcuts="/"
        autoComplete="off"
        spellCheck={false}
        value={typed ?? title}
        onChange={(event) => setTyped(event.target.value)}
        className={inputClasses}
      />
    </search>
  );
}
