"use client";

import { parseQuery } from "@marquee/schemas/query-parse";
import { useEffect, useEffectEvent, useState } from "react";
import { useReader } from "../../lib/reader";
import { isUnfinished } from "./unfinished";

/** Long enough for one more letter of a fast typist, and not felt as a wait. */
const pauseMs = 120;

/** What is typed and holds until the address says something else than it did: `over`. */
type Typed = { over: string; text: string };

/**
 * A query while it is typed: passed on when the typing pauses and it can be read, so that what cannot be read
 * is never asked for. `value` is the one that holds.
 */
export function useTypedQuery(value: string, onChange: (query: string | null) => void) {
  const { today } = useReader();
  const [typed, setTyped] = useState<Typed>();
  const isTyped = typed?.over === value;
  const text = isTyped ? typed.text : value;
  const { problem } = parseQuery(text, today);

  /** Passes on at once what can be read. */
  const settle = () => {
    const query = text.trim();
    if (!isTyped || problem || query === value) return;
    setTyped({ over: query, text });
    onChange(query || null);
  };
  const settleLater = useEffectEvent(settle);
  useEffect(() => {
    if (typed === undefined) return;
    const timer = setTimeout(settleLater, pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);

  return {
    text,
    problem,
    /** Wrong, but only as long as nothing more is typed. */
    isUnfinished: problem !== undefined && isUnfinished(text, today),
    setText: (next: string) => setTyped({ over: value, text: next }),
    settle,
    /** Forgets what was typed where it holds already: its spaces at the end. */
    rest: () => {
      settle();
      if (!problem) setTyped(undefined);
    },
  };
}
