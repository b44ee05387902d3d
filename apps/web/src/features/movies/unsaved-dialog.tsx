"use client";

import { ConfirmDialog } from "@marquee/ui/dialog";
import { movieWords } from "./words";

/** Asks what becomes of changes that were not saved. */
export default function UnsavedDialog({
  onStay,
  onLeave,
}: {
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
      onConfirm={onLeave}
      onCancel={onStay}
    />
  );
}
