"use client";

import type { User } from "@marquee/schemas/user";
import { Button } from "@marquee/ui/button";
import { useRun } from "../../lib/use-run";
import { ProblemNote } from "../page/problem-note";
import { undoToast } from "../page/undo-toast";
import { useUserChanges } from "./use-users";
import { userWords } from "./words";

/** Lets a disabled user in again, which can be undone. */
export function EnableUser({ user: { id, user: name } }: { user: User }) {
  const { update } = useUserChanges();
  const { isPending, problem, run } = useRun();
  const enable = () =>
    run(async () => {
      await update.mutateAsync({ id, disabled: false });
      undoToast(userWords.enabled(name), () => update.mutateAsync({ id, disabled: true }));
    });
  return (
    <>
      <ProblemNote failed={userWords.notEnabled} problem={problem} />
      <Button isPending={isPending} onClick={() => void enable()}>
        {userWords.enable(name)}
      </Button>
    </>
  );
}
