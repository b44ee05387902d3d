"use client";

import { ConfirmDialog } from "@marquee/ui/dialog";

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
      title="Leave without saving?"
      description="What was typed is not saved yet."
      action="Discard changes"
      cancel="Keep editing"
      isOpen
      onConfirm={onLeave}
      onCancel={onStay}
    />
  );
}
