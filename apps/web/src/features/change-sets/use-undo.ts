"use client";

import { toast } from "@marquee/ui/toast";
import { useRouter } from "next/navigation";
import { filmsWord } from "../../lib/films-word";
import { useReader } from "../../lib/reader";
import { problemOf } from "../../lib/request-problem";
import { trpc } from "../../lib/trpc";
import { changeSetHref } from "./change-set-href";
import { useRefreshFilms } from "./use-refresh-films";
import { undoWords } from "./words";

/** Takes back change sets and says what came of it; films that were changed since stay as they are. */
export function useUndo() {
  const { locale } = useReader();
  const router = useRouter();
  const refresh = useRefreshFilms();
  const { mutateAsync } = trpc.changeSet.undo.useMutation();

  /** `done` is what the message says where all of it was put back. */
  const undo = async (id: string, done?: string): Promise<void> => {
    try {
      const { undone, conflict_count } = await mutateAsync({ id });
      refresh();
      const putBack = filmsWord(undone, locale);
      if (conflict_count === 0) toast(done ?? undoWords.putBack(putBack));
      else {
        const told =
          undone === 0
            ? undoWords.nothingPutBack
            : undoWords.conflicts(putBack, filmsWord(conflict_count, locale));
        const onClick = () => router.push(changeSetHref(id));
        toast(told, { action: { label: undoWords.show, onClick } });
      }
    } catch (error) {
      toast.error(`${undoWords.notUndone} ${problemOf(error).reason}`);
    }
  };

  return {
    undo,
    /** Says what was done and, where it made a change set, offers to take it back as long as it stands. */
    offer: (done: string, change_set: string | null) => {
      if (change_set === null) return toast(done);
      const onClick = () => void undo(change_set);
      toast(done, { about: change_set, action: { label: undoWords.undo, onClick } });
    },
  };
}
