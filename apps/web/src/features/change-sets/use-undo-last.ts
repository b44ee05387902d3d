"use client";

import type { ChangeSet } from "@marquee/schemas/change-set";
import { toast } from "@marquee/ui/toast";
import { useCan, useReader } from "../../lib/reader";
import { problemOf } from "../../lib/request-problem";
import { trpc } from "../../lib/trpc";
import { useCloseUndone } from "./use-close-undone";
import { useUndo } from "./use-undo";
import { undoWords } from "./words";

/** How far back it is looked for something that still can be undone. */
const changesSeen = 50;

/**
 * Takes back the reader's own last change that still stands; called again, the one before it. As it is in the
 * frame of all pages, it also sees to it that no message offers to undo what is undone.
 */
export function useUndoLast(): () => Promise<void> {
  const { id: actor } = useReader();
  const canWrite = useCan("movie.write");
  const utils = trpc.useUtils();
  const { undo } = useUndo();
  useCloseUndone();
  return async () => {
    if (!canWrite) return;
    try {
      const { change_sets } = await utils.changeSet.list.fetch(
        { actor, limit: changesSeen },
        { staleTime: 0 },
      );
      const last = change_sets.find(stands);
      if (!last) toast(undoWords.nothingToUndo);
      else await undo(last.id, undoWords.undone(last.summary));
    } catch (error) {
      toast.error(`${undoWords.notUndone} ${problemOf(error).reason}`);
    }
  };
}

function stands({ undoes, undone_by }: ChangeSet): boolean {
  return undoes === null && undone_by === null;
}
