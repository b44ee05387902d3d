"use client";

import type { QueryProblem } from "@marquee/schemas/query";
import { type ComponentProps, type Ref, useLayoutEffect, useRef } from "react";
import { queryWords } from "./words";

/** The text of a query, with a line under just what cannot be read. Chips can lie over it while nobody types. */
export function QueryInput({
  ref,
  text,
  problem,
  problemId,
  isCovered,
  ...props
}: Omit<ComponentProps<"input">, "value"> & {
  ref: Ref<HTMLInputElement>;
  text: string;
  problem: QueryProblem | undefined;
  problemId: string;
  isCovered: boolean;
}) {
  const box = useRef<HTMLDivElement>(null);
  // The mark follows where the text is scrolled to.
  const follow = () => {
    const [line, mirror] = box.current?.children ?? [];
    if (line && mirror) mirror.scrollLeft = line.scrollLeft;
  };
  useLayoutEffect(follow);
  return (
    <div
      ref={box}
      className={isCovered ? "absolute inset-0 opacity-0" : "relative h-full min-w-0 flex-1"}
    >
      <input
        {...props}
        ref={ref}
        aria-label={queryWords.label}
        aria-keyshortcuts="/"
        aria-invalid={problem !== undefined || undefined}
        aria-describedby={problem ? problemId : undefined}
        placeholder={queryWords.label}
        value={text}
        onScroll={follow}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="search"
        className="size-full min-w-0 cursor-text bg-transparent text-13 outline-none pointer-coarse:text-16"
      />
      {problem && (
        <div
          aria-hidden
          className="pointer-events-none absolute inset-0 flex items-center overflow-hidden whitespace-pre text-13 text-transparent pointer-coarse:text-16"
        >
          <span>
            {text.slice(0, problem.position)}
            <span className="underline decoration-danger decoration-wavy underline-offset-[3px]">
              {text.slice(problem.position, problem.position + problem.length)}
            </span>
            {text.slice(problem.position + problem.length)}
          </span>
        </div>
      )}
    </div>
  );
}
