"use client";

import { Button } from "@marquee/ui/button";
import { ConfirmDialog } from "@marquee/ui/dialog";
import { type ReactNode, useState } from "react";
import { useRun } from "../../lib/use-run";

type ConfirmActionProps = {
  label: string;
  title: string;
  description: ReactNode;
  /** A verb with its object, such as "Revoke key 'importer'". */
  action: string;
  /** Such as "Not revoked." */
  failed: string;
  run: () => Promise<unknown>;
  onDone?: () => void;
};

/** A button for what cannot be undone: it asks first, and says in the same place why it was not done. */
export function ConfirmAction({
  label,
  description,
  failed,
  run,
  onDone,
  ...texts
}: ConfirmActionProps) {
  const [isAsking, setAsking] = useState(false);
  const { isPending, problem, run: begin, clear } = useRun();
  const ask = () => {
    clear();
    setAsking(true);
  };
  const confirm = async () => {
    const done = await begin(async () => {
      await run();
      return true;
    });
    if (!done) return;
    setAsking(false);
    onDone?.();
  };
  const told = problem && `${failed} ${problem.reason}`;
  return (
    <>
      <Button onClick={ask}>{label}</Button>
      <ConfirmDialog
        {...texts}
        description={<Described problem={told}>{description}</Described>}
        isOpen={isAsking}
        isPending={isPending}
        onConfirm={() => void confirm()}
        onCancel={() => setAsking(false)}
      />
    </>
  );
}

function Described({ problem, children }: { problem: string | undefined; children: ReactNode }) {
  return (
    <>
      {children}
      {problem && (
        <p role="alert" className="pt-2 text-danger">
          {problem}
        </p>
      )}
    </>
  );
}
