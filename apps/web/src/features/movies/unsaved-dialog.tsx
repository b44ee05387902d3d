"use client";

import { ConfirmDialog } from "@marquee/ui/dialog";
import { forgetDraft } from "./draft";
import { movieWords } from "./words";

/** Asks what becomes of changes that were not saved, and forgets them where they are given up. */
export default function UnsavedDialog({
  filmId,
  onStay,
  onLeave,
}: {
  /** Undefined for one that is not added yet. */
  filmId: string | undefined;
  onStay: () => void;
  onLeave: () => void;
}) {
  return (
    <ConfirmDialog
      title={movieWords.unsaved.title}
      description={movieWords.unsaved.told}
      action={movieWords.unsaved.leave}
      cancel={movieWords.unsaved.stay}
      isOpen
      onConfirm={() => {
        if (filmId !== undefined) forgetDraft(filmId);
        onLeave();
      }}
      onCancel={onStay}
    />
  );
}
