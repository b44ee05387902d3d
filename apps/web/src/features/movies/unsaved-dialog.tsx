"use client";

import { ConfirmDialog } from "@marquee/ui/dialog";

/** Asks what becomes of changes that were not saved. */
export function UnsavedDialog({
  isOpen,
  onStay,
  onLeave,
}: {
  isOpen: boolean;
  onStay: () => void;
  onLeave: () => void;
}) {
  return (
    <ConfirmDialog
      title="Leave without saving?"
      description="What was typed is not saved yet."
      action="Discard changes"
      cancel="Keep editing"
      isOpen={isOpen}
      onConfirm={onLeave}
      onCancel={onStay}
    />
  );
}
