"use client";

import { Button } from "@marquee/ui/button";
import { useHold } from "../settings/panel-guard";
import { ShownOnce } from "../settings/shown-once";
import { accountWords } from "./words";

/** The recovery codes, shown once. */
export function RecoveryCodes({
  codes,
  kept,
  onKept,
}: {
  codes: readonly string[];
  kept: string;
  onKept: () => void;
}) {
  const letGo = useHold();
  return (
    <div className="flex max-w-sm flex-col gap-3">
      <p className="text-muted">{accountWords.codesWhy}</p>
      <ShownOnce label={accountWords.codes} secret={codes.join("\n")} autoFocus />
      <Button
        variant="primary"
        onClick={() => {
          letGo();
          onKept();
        }}
        className="self-start"
      >
        {kept}
      </Button>
    </div>
  );
}
