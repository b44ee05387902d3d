"use client";

import { Button, type ButtonProps } from "@marquee/ui/button";
import { ConfirmDialog } from "@marquee/ui/dialog";
import { type ReactNode, useState } from "react";
import { useRun } from "../../lib/use-run";

/** A button for what cannot be undone: it asks first, and says in the same place why it was not done. */
export function ConfirmAction({
  label,
  title,
  description,
  action,
  failed,
  variant,
  run: act,
  onDone,
}: {
  label: string;
  title: string;
  description: ReactNode;
  /** A verb with its object, such as "Revoke key 'importer'". */
  action: string;
  /** Such as "Not revoked." */
  failed: string;
  variant?: ButtonProps["variant"];
  run: () => Promise<unknown>;
  onDone?: () => void;
}) {
  const [isAsking, setAsking] = useState(false);
  const { isPending, problem, run, clear } = useRun();
  const confirm = async () => {
    const done = await run(async () => {
      await act();
      return true;
    });
    if (!done) return;
    setAsking(false);
    onDone?.();
  };
  return (
    <>
      <Button
        {...(variant ? { variant } : {})}
        onClick={() => {
          clear();
          setAsking(true);
        }}
      >
        {label}
      </Button>
      <ConfirmDialog
        title={title}
        description={
          <>
            {description}
            {problem && (
              <p role="alert" className="pt-2 text-danger">
                {failed} {problem.reason}
              </p>
            )}
          </>
        }
        action={action}
        isOpen={isAsking}
        isPending={isPending}
        onConfirm={() => void confirm()}
        onCancel={() => setAsking(false)}
      />
    </>
  );
}
