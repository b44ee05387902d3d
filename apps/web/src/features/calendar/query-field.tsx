"use client";

import { inputClasses } from "@marquee/ui/field";
import { useId, useRef, useState } from "react";
import { useShortcut } from "../../lib/shortcuts";
import { queryProblem } from "./calendar-address";
import { calendarWords } from "./words";

/** Narrows the calendar by a query in one line, once Enter says so. What is wrong with it stands below. */
export function QueryField({
  query,
  onQuery,
}: {
  query: string | null;
  onQuery: (query: string | null) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const errorId = useId();
  const [typed, setTyped] = useState<{ over: string | null; text: string }>();
  useShortcut("search", () => input.current?.select());
  // What is typed counts until the address says something else.
  const text = typed?.over === query ? typed.text : (query ?? "");
  const [tried, setTried] = useState<string>();
  const problem = text === tried || text === query ? queryProblem(text) : undefined;
  const submit = () => {
    setTried(text);
    if (queryProblem(text) === undefined) onQuery(text.trim() || null);
  };
  return (
    <search className="relative min-w-40 max-w-96 flex-1">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <input
          ref={input}
          type="search"
          aria-label={calendarWords.query}
          aria-keyshortcuts="/"
          aria-invalid={problem !== undefined || undefined}
          aria-describedby={problem === undefined ? undefined : errorId}
          data-invalid={problem === undefined ? undefined : ""}
          placeholder={calendarWords.queryHint}
          value={text}
          onChange={(event) => setTyped({ over: query, text: event.target.value })}
          onBlur={submit}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
          className={inputClasses}
        />
      </form>
      {problem !== undefined && (
        <p id={errorId} role="alert" className="pt-1 text-12 text-danger">
          {problem}
        </p>
      )}
    </search>
  );
}
