"use client";

import { inputClasses } from "@marquee/ui/field";
import { useMemo, useRef, useState } from "react";
import { useShortcut } from "../../lib/shortcuts";
import { type Operation, operationsOf } from "./openapi-document";
import { matching, operationGroups, procedureOf } from "./operation-groups";
import { useOpenApi } from "./use-openapi";
import { developerWords } from "./words";

/** All operations in groups, narrowed by words; each has an address of its own. */
export function OperationNav({ open }: { open: string }) {
  const { document } = useOpenApi();
  const operations = useMemo(() => operationsOf(document), [document]);
  const [words, setWords] = useState("");
  const input = useRef<HTMLInputElement>(null);
  useShortcut("search", () => input.current?.select());
  const groups = operationGroups(matching(operations, words));
  return (
    <div className="flex flex-col gap-3">
      <search>
        <input
          ref={input}
          type="search"
          aria-label={developerWords.search}
          aria-keyshortcuts="/"
          placeholder={developerWords.search}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          autoComplete="off"
          spellCheck={false}
          className={inputClasses}
        />
      </search>
      <nav aria-label={developerWords.operations} className="flex flex-col gap-4">
        <a
          href="#start"
          aria-current={open === "start" || open === "" ? "page" : undefined}
          className={linkClasses}
        >
          {developerWords.start}
        </a>
        {groups.map(({ name, operations: grouped }) => (
          <div key={name}>
            <h2 className="px-2 pb-1 font-medium text-12 text-muted">{name}</h2>
            <ul>
              {grouped.map((operation) => (
                <li key={operation.operationId}>
                  <OperationLink operation={operation} isOpen={operation.operationId === open} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <p role="status" className="px-2 text-muted">
        {groups.length === 0 && developerWords.none}
      </p>
    </div>
  );
}

const linkClasses =
  "focus-ring flex min-h-7 pointer-coarse:min-h-11 items-center gap-2 rounded-md px-2 py-1 hover:bg-hover aria-[current]:bg-selected";

function OperationLink({ operation, isOpen }: { operation: Operation; isOpen: boolean }) {
  const { operationId, method, path, summary } = operation;
  return (
    <a
      href={`#${operationId}`}
      title={summary}
      aria-current={isOpen ? "page" : undefined}
      className={linkClasses}
    >
      <Method method={method} />
      <span className="min-w-0 truncate font-mono text-12">{procedureOf(path) ?? path}</span>
    </a>
  );
}

/** The method of a call, in one width. */
export function Method({ method }: { method: string }) {
  const look = method === "DELETE" ? "text-danger" : method === "GET" ? "text-accent" : "text-ink";
  return <span className={`w-12 shrink-0 font-mono font-semibold text-11 ${look}`}>{method}</span>;
}
