"use client";

import { queryField } from "@marquee/schemas/query-field";
import { parseQuery } from "@marquee/schemas/query-parse";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useReader } from "../../lib/reader";
import type { AddressChange } from "../../lib/use-params";
import { isFieldBeginning, isUnfinished } from "./unfinished";

/** Long enough for the next letter of a fast typist; what is longer is felt, together with the answer. */
const pauseMs = 80;
/** For a word that a field's name begins with: it is more likely to become a condition than to be looked for. */
const namePauseMs = 500;

/**
 * A query while it is typed: passed on when the typing pauses and it can be read, so that what cannot be read
 * is never asked for. `value` is the one that holds; where it changes by other means, that counts.
 * Back leads past all that was typed at one go: its first query is pushed, those that follow correct it.
 */
export function useTypedQuery(
  value: string,
  onChange: (query: string | null, how: AddressChange) => void,
) {
  const { today } = useReader();
  const [typed, setTyped] = useState<string>();
  const how = useRef<AddressChange>("push");
  const { wasSent, send } = useSent(value, () => setTyped(undefined));
  const text = typed === undefined || !wasSent ? value : typed;
  const { problem } = parseQuery(text, today);

  /** Passes on at once what can be read. */
  const settle = () => {
    const query = text.trim();
    if (problem || query === value) return;
    send(query);
    onChange(query || null, how.current);
    how.current = "replace";
  };
  const settleLater = useEffectEvent(settle);
  useEffect(() => {
    if (typed === undefined) return;
    const pause = pauseAfter(typed);
    if (pause === undefined) return;
    const timer = setTimeout(settleLater, pause);
    return () => clearTimeout(timer);
  }, [typed]);

  return {
    text,
    problem,
    /** Wrong, but only as long as nothing more is typed. */
    isUnfinished: problem !== undefined && isUnfinished(text, today),
    setText: setTyped,
    settle,
    /** Passes on what is typed, and forgets how: its spaces at the end. */
    rest: () => {
      settle();
      how.current = "push";
      if (!problem) setTyped(text.trim());
    },
  };
}

/** How long to wait for more; undefined after the name of a field, which waits for its operator or to be left. */
function pauseAfter(typed: string): number | undefined {
  const word = /(?<!\S)-?\(?(\p{L}{2,})$/u.exec(typed)?.[1];
  if (word === undefined || !isFieldBeginning(word)) return pauseMs;
  return queryField(word) ? undefined : namePauseMs;
}

/**
 * Tells a value that comes back as it was sent from one that comes from elsewhere. Typing goes on meanwhile,
 * so several may be on their way.
 */
function useSent(value: string, onOther: () => void) {
  const [{ seen, sent }, setState] = useState<{ seen: string; sent: readonly string[] }>({
    seen: value,
    sent: [],
  });
  const at = sent.indexOf(value);
  const wasSent = value === seen || at !== -1;
  if (value !== seen) {
    setState({ seen: value, sent: sent.slice(at + 1) });
    if (!wasSent) onOther();
  }
  return {
    wasSent,
    send: (query: string) =>
      setState((present) => ({ ...present, sent: [...present.sent, query] })),
  };
}
