"use client";

import { useQueryClient } from "@tanstack/react-query";
import { WifiOff } from "lucide-react";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { connection, onConnection } from "../../lib/connection";
import { shellWords } from "./words";

/** Says below the page that the server cannot be reached; when it can again, what failed is asked for anew. */
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
      data-lost={state === "online" ? undefined : ""}
      className="shrink-0 bg-ink text-surface max-md:fixed max-md:inset-x-0 max-md:bottom-16 max-md:z-50"
    >
      {state !== "online" && (
        <p className="flex items-center justify-center gap-2 px-4 py-2 font-medium">
          <WifiOff aria-hidden size={16} className="shrink-0" />
          {shellWords.connection[state]}
        </p>
      )}
    </div>
  );
}
