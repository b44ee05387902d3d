"use client";

import { IconButton } from "@marquee/ui/icon-button";
import { Kbd } from "@marquee/ui/kbd";
import { Search, X } from "lucide-react";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { useReader } from "../../lib/reader";
import { useShortcut } from "../../lib/shortcuts";
import type { AddressChange } from "../../lib/use-params";
import { BuilderButton } from "./builder-button";
import { CompletionList } from "./completion-list";
import { QueryChips } from "./query-chips";
import { QueryInput } from "./query-input";
import { piecesOf, withoutPiece } from "./query-parts";
import { QueryProblem } from "./query-problem";
import { useCompletion } from "./use-completion";
import { useTypedQuery } from "./use-typed-query";
import { queryWords } from "./words";

const lineColours =
  "border-edge outline-ring focus-within:border-ring hover:not-focus-within:border-ink/60";

/**
 * Narrows by a query in one line while it is typed, and completes it. While nobody types, each of its
 * conditions is a chip that can be removed. Beside it, the builder edits the same query.
 */
export function QueryLine({
  value,
  onChange,
  onLeave,
}: {
  value: string;
  onChange: (query: string | null, how: AddressChange) => void;
  onLeave: () => void;
}) {
  const { today } = useReader();
  const input = useRef<HTMLInputElement>(null);
  const problemId = useId();
  const typed = useTypedQuery(value, onChange);
  const { text, problem, setText } = typed;
  const [isEditing, setEditing] = useState(false);
  /** The text at which Enter was pressed: what is wrong with it is told, finished or not. */
  const [tried, setTried] = useState<string>();
  const completion = useCompletion({ input, text, isEditing, onText: setText });
  const isRefused = problem !== undefined && !(isEditing && typed.isUnfinished && tried !== text);
  const pieces = isEditing || problem ? [] : piecesOf(text, today);
  useShortcut("search", () => input.current?.select());

  const leave = () => {
    onLeave();
    // Where there is no list to go on to.
    if (document.activeElement === input.current) input.current?.blur();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || completion.takesKey(event)) return;
    if (event.key === "Enter" && problem) setTried(text);
    else if (["Escape", "ArrowDown", "Enter"].includes(event.key)) leave();
    else return;
    event.preventDefault();
  };
  const edit = (at: number) => {
    input.current?.focus();
    input.current?.setSelectionRange(at, at);
  };
  return (
    <search className="relative flex min-w-28 max-w-[44rem] flex-1 gap-2 @max-[40rem]:max-w-none @max-[40rem]:basis-full">
      <div
        className={`control-height relative flex min-w-0 flex-1 items-center rounded-md border bg-surface transition-colors has-[input:focus]:outline-1 ${isRefused ? "border-danger outline-danger" : lineColours}`}
      >
        <Search
          aria-hidden
          size={14}
          className="pointer-events-none mr-2 ml-2.5 shrink-0 text-muted"
        />
        <QueryChips
          pieces={pieces}
          onEdit={({ position, text: written }) => edit(position + written.length)}
          onRemove={(piece) => {
            onChange(withoutPiece(pieces, piece) || null, "push");
            if (pieces.length === 1) input.current?.focus();
          }}
        />
        <QueryInput
          {...completion.inputProps}
          ref={input}
          text={text}
          problem={isRefused ? problem : undefined}
          problemId={problemId}
          isCovered={pieces.length > 0}
          onKeyDown={onKeyDown}
          onFocus={() => setEditing(true)}
          onBlur={() => {
            setEditing(false);
            completion.close();
            typed.rest();
          }}
        />
        <LineEnd
          isEmpty={text === ""}
          isEditing={isEditing}
          onClear={() => {
            setText("");
            input.current?.focus();
          }}
        />
        <div className="absolute inset-x-0 top-full z-30 mt-1 flex flex-col gap-1">
          {isRefused && <QueryProblem id={problemId} problem={problem} />}
          <CompletionList completion={completion} />
        </div>
      </div>
      <BuilderButton
        text={problem ? value : text}
        isUnreadable={problem !== undefined}
        onText={setText}
        onClose={typed.rest}
      />
    </search>
  );
}

/** What stands at the line's end: the key that leads here or, once there is text, the way to be rid of it. */
function LineEnd({
  isEmpty,
  isEditing,
  onClear,
}: {
  isEmpty: boolean;
  isEditing: boolean;
  onClear: () => void;
}) {
  if (!isEmpty) {
    return (
      <span className="relative z-1 ml-auto">
        <IconButton label={queryWords.clear} icon={X} onClick={onClear} />
      </span>
    );
  }
  if (isEditing) return null;
  return (
    <span className="pr-2.5 text-muted pointer-coarse:hidden @max-[46rem]:hidden">
      <Kbd keys={["/"]} />
    </span>
  );
}
