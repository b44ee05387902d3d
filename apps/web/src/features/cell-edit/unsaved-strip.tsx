"use client";

import { movieField } from "@marquee/schemas/movie-field";
import { Button } from "@marquee/ui/button";
import type { CellWrite } from "./cell-write";
import { cellWords } from "./words";

/** That changes in the table are not saved, wherever their rows are. Nothing where all are. */
export function UnsavedStrip({
  failed,
  onRetryAll,
  onGiveUpAll,
}: {
  failed: readonly CellWrite[];
  onRetryAll: () => void;
  onGiveUpAll: () => void;
}) {
  const [first, ...others] = failed;
  if (!first) return null;
  const { film, field, failure } = first;
  const isAlone = others.length === 0;
  const canRetry = failed.some((write) => write.failure?.kind === "passing");
  return (
    <div
      role="alert"
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-danger border-t bg-canvas px-4 py-1.5"
    >
      <p className="min-w-0 flex-1 font-medium text-danger wrap-anywhere">
        {isAlone
          ? cellWords.unsavedOne(movieField(field).label, film.title, failure?.told ?? "")
          : cellWords.unsaved(failed.length)}
      </p>
      {canRetry && (
        <Button onClick={onRetryAll}>{isAlone ? cellWords.retry : cellWords.retryAll}</Button>
      )}
      <Button variant="quiet" onClick={onGiveUpAll}>
        {isAlone ? cellWords.giveUp : cellWords.giveUpAll}
      </Button>
    </div>
  );
}
