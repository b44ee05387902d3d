"use client";

import { Button } from "@marquee/ui/button";
import { ShownOnce } from "../settings/shown-once";
import { accountWords } from "./words";

/** The recovery codes, shown once. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  return (
    <div className="flex max-w-sm flex-col gap-3">
      <p className="text-muted">{accountWords.codesWhy}</p>
      <ShownOnce label={accountWords.codes} secret={codes.join("\n")} />
      <Button variant="primary" onClick={onKept} className="self-start">
        {accountWords.codesKept}
      </Button>
    </div>
  );
}
