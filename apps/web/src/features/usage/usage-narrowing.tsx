"use client";

import type { UsageCaller } from "@marquee/schemas/usage";
import { Button } from "@marquee/ui/button";
import { X } from "lucide-react";
import type { UsageParams } from "./usage-query";
import { callerName, usageWords } from "./words";

/** The caller and the route that the page is narrowed to, each of which can be taken back. */
export function Narrowings({
  params,
  caller,
  onRemove,
}: {
  params: UsageParams;
  /** Who is behind the id in the address, where they have called. */
  caller: UsageCaller | null | undefined;
  onRemove: (changes: Partial<UsageParams>) => void;
}) {
  if (!params.caller && !params.route) return null;
  return (
    <div className="flex flex-wrap gap-2">
      {params.caller && (
        <Narrowing
          what={usageWords.onlyCaller(caller ? callerName(caller) : params.caller)}
          onRemove={() => onRemove({ caller: null })}
        />
      )}
      {params.route && (
        <Narrowing
          what={usageWords.onlyRoute(params.route)}
          onRemove={() => onRemove({ route: null })}
        />
      )}
    </div>
  );
}

function Narrowing({ what, onRemove }: { what: string; onRemove: () => void }) {
  return (
    <Button variant="chosen" aria-label={usageWords.removeNarrowing(what)} onClick={onRemove}>
      <span className="truncate">{what}</span>
      <X aria-hidden size={14} className="shrink-0 text-muted" />
    </Button>
  );
}
