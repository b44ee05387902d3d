"use client";

import { ConfirmDialog } from "@marquee/ui/dialog";
import { pageWords } from "../page/words";
import { forgetDraft } from "./draft";

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
      title={pageWords.unsaved.title}
      description={pageWords.unsaved.told}
      action={pageWords.unsaved.leave}
      cancel={pageWords.unsaved.stay}
      isOpen
      onConfirm={() => {
        if (filmId !== undefined) forgetDraft(filmId);
        onLeave();
      }}
      onCancel={onStay}
    />
  );
}
