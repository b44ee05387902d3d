"use client";

import { useQueryClient } from "@tanstack/react-query";
import { WifiOff } from "lucide-react";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { connection, onConnection } from "../../lib/connection";
import { shellWords } from "./words";

/** Says above the page that the server cannot be reached; when it can again, what failed is asked for anew. */
export function ConnectionBanner() {
  const state = useSyncExternalStore(onConnection, connection, () => "online" as const);
  const queries = useQueryClient();
  const before = useRef(state);
  useEffect(() => {
    const isBack = before.current !== "online" && state === "online";
    before.current = state;
    if (isBack) void queries.refetchQueries({ predicate: (query) => query.state.error !== null });
  }, [state, queries]);
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-3 z-50 flex justify-center px-4 max-md:bottom-20"
    >
      {state !== "online" && (
        <p className="flex items-center gap-2 rounded-md bg-ink px-3 py-2 font-medium text-surface shadow-float">
          <WifiOff aria-hidden size={16} className="shrink-0" />
          {shellWords.connection[state]}
        </p>
      )}
    </div>
  );
}
