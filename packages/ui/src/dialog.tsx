"use client";

import { AlertDialog } from "@base-ui/react/alert-dialog";
import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { type KeyboardEventHandler, type ReactNode, useRef } from "react";
import { Button } from "./button";
import { IconButton } from "./icon-button";

const backdrop =
  "fixed inset-0 z-40 bg-shade transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0";
const popup =
  "fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 flex-col rounded-lg bg-raised shadow-float outline-none transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0";

/** A page over the page, with a title and a way out. A key is left to what in it had a use for it. */
export function Dialog({
  title,
  focusOn,
  isWide = false,
  isOpen,
  onOpenChange,
  onKeyDown,
  children,
}: {
  title: string;
  /** A selector of what has the focus first; the dialog itself, unless given. */
  focusOn?: string;
  isWide?: boolean;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onKeyDown?: KeyboardEventHandler;
  children: ReactNode;
}) {
  const page = useRef<HTMLDivElement>(null);
  return (
    <Base.Root
      open={isOpen}
      onOpenChange={(wanted, { event }) => {
        const isTaken = event.type === "keydown" && event.defaultPrevented;
        if (!isTaken) onOpenChange(wanted);
      }}
    >
      <Base.Portal>
        <Base.Backdrop className={backdrop} />
        <Base.Popup
          ref={page}
          onKeyDown={onKeyDown}
          initialFocus={() =>
            page.current?.querySelector<HTMLElement>(focusOn ?? ":scope") ?? page.current
          }
          className={`${popup} ${isWide ? "max-w-3xl" : "max-w-lg"}`}
        >
          <div className="flex h-12 shrink-0 items-center justify-between border-line border-b pr-2 pl-4">
            <Base.Title className="font-semibold text-14">{title}</Base.Title>
            <Base.Close render={<IconButton label="Close" icon={X} />} />
          </div>
          <div className="overflow-y-auto p-4">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** A page over the page that is all its content: held at the top, so that it may grow. `title` is for those who hear it. */
export function CommandDialog({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <Base.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={backdrop} />
        <Base.Popup
          aria-label={title}
          className="fixed top-[12dvh] left-1/2 z-50 flex max-h-[min(30rem,76dvh)] w-[calc(100vw-2rem)] max-w-xl -translate-x-1/2 flex-col overflow-hidden rounded-lg bg-raised shadow-float outline-none"
        >
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** Asks before what cannot be undone. The button that does it names the thing. */
export function ConfirmDialog({
  title,
  description,
  action,
  variant = "danger",
  cancel = "Cancel",
  isOpen,
  isPending = false,
  onConfirm,
  onCancel,
}: {
  title: string;
  description: ReactNode;
  action: string;
  variant?: "danger" | "primary";
  cancel?: string;
  isOpen: boolean;
  isPending?: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}) {
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={(open) => !open && onCancel()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={backdrop} />
        <AlertDialog.Popup className={`${popup} max-w-md gap-4 p-4`}>
          <div className="flex flex-col gap-1">
            <AlertDialog.Title className="font-semibold text-14 wrap-anywhere">
              {title}
            </AlertDialog.Title>
            <AlertDialog.Description className="text-muted wrap-anywhere" render={<div />}>
              {description}
            </AlertDialog.Description>
          </div>
          <div className="flex flex-wrap justify-end gap-2">
            <AlertDialog.Close render={<Button />}>{cancel}</AlertDialog.Close>
            <Button
              variant={variant}
              isPending={isPending}
              onClick={onConfirm}
              className="min-w-0 shrink"
            >
              {action}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
