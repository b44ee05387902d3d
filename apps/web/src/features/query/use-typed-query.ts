"use client";

import { queryField } from "@marquee/schemas/query-field";
import { parseQuery } from "@marquee/schemas/query-parse";
import { useEffect, useEffectEvent, useState } from "react";
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
  const { wasSent, how, send, begin } = useSent(value, () => setTyped(undefined));
  const text = typed === undefined || !wasSent ? value : typed;
  const { problem } = parseQuery(text, today);

  /** Passes on at once what can be read. */
  const settle = () => {
    const query = text.trim();
    if (problem || query === value) return;
    send(query);
    onChange(query || null, how);
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
    /** Passes on what is typed, and forgets how: its spaces at the end. What is typed next is another go. */
    rest: () => {
      settle();
      begin();
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

/** What was sent of one go, how the next is to be, and the value that was there when it was last looked at. */
type Sending = { seen: string; sent: readonly string[]; how: AddressChange };

/**
 * Tells a value that comes back as it was sent from one that comes from elsewhere, with which another go begins.
 * Typing goes on meanwhile, so several may be on their way.
 */
function useSent(value: string, onOther: () => void) {
  const [{ seen, sent, how }, setState] = useState<Sending>({ seen: value, sent: [], how: "push" });
  const at = sent.indexOf(value);
  const wasSent = value === seen || at !== -1;
  if (value !== seen) {
    setState({ seen: value, sent: sent.slice(at + 1), how: wasSent ? how : "push" });
    if (!wasSent) onOther();
  }
  return {
    wasSent,
    how,
    send: (query: string) =>
      setState((present) => ({ ...present, sent: [...present.sent, query], how: "replace" })),
    begin: () => setState((present) => ({ ...present, how: "push" })),
  };
}
