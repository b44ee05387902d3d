"use client";

import type { BulkOutcome } from "@marquee/schemas/bulk";
import { Button } from "@marquee/ui/button";
import { filmsWord } from "../../lib/films-word";
import { formatSeconds } from "../../lib/numbers";
import { useReader } from "../../lib/reader";
import { useUndo } from "../change-sets/use-undo";
import type { BulkKind } from "./bulk-target";
import { bulkWords } from "./words";

/** What was done, how long it took, and the way back. */
export function BulkResult({
  kind,
  outcome: { changed, change_set, ms },
  onClose,
}: {
  kind: BulkKind;
  outcome: BulkOutcome & { ms: number };
  onClose: () => void;
}) {
  const { locale } = useReader();
  const { undo } = useUndo();
  return (
    <>
      <p role="status" className="font-medium">
        {bulkWords.done[kind](filmsWord(changed, locale))}.{" "}
        <span className="font-normal text-muted">
          {bulkWords.took(formatSeconds(ms / 1_000, locale))}
        </span>
      </p>
      <div className="flex justify-end gap-2">
        {change_set && (
          <Button
            onClick={() => {
              void undo(change_set);
              onClose();
            }}
          >
            {bulkWords.undo}
          </Button>
        )}
        <Button variant="primary" onClick={onClose}>
          {bulkWords.close}
        </Button>
      </div>
    </>
  );
}
