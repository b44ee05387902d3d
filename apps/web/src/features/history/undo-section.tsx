"use client";

import type { ChangeSet, UndoneChangeSet } from "@marquee/schemas/change-set";
import { Button } from "@marquee/ui/button";
import Link from "next/link";
import { useState } from "react";
import { filmsWord } from "../../lib/films-word";
import { useCan, useReader } from "../../lib/reader";
import { trpc } from "../../lib/trpc";
import { useRun } from "../../lib/use-run";
import { useRefreshFilms } from "../change-sets/use-refresh-films";
import { hrefOf } from "../movies/catalogue-route";
import { ProblemNote } from "../page/problem-note";
import { conflictWords, historyWords } from "./words";

const linkClasses = "focus-ring rounded-sm text-accent underline underline-offset-2";
const conflictsShown = 50;

/** Takes a change set back, and tells in place which films were left as they are, and why. */
export function UndoSection({ changeSet }: { changeSet: ChangeSet }) {
  const canWrite = useCan("movie.write");
  const { mutateAsync } = trpc.changeSet.undo.useMutation();
  const refresh = useRefreshFilms();
  const { isPending, problem, run } = useRun();
  const [undone, setUndone] = useState<UndoneChangeSet>();
  const undo = async () => {
    const answer = await run(() => mutateAsync({ id: changeSet.id }));
    if (!answer) return;
    setUndone(answer);
    refresh();
  };
  const isOpen = canWrite && changeSet.kind !== "purge" && !changeSet.undone_by && !undone;
  return (
    <>
      <ProblemNote failed={historyWords.notUndone} problem={problem} />
      {undone && <Undone undone={undone} />}
      {isOpen && (
        <Button className="self-start" isPending={isPending} onClick={() => void undo()}>
          {historyWords.undo}
        </Button>
      )}
    </>
  );
}

function Undone({ undone: { undone, conflict_count, conflicts } }: { undone: UndoneChangeSet }) {
  const { locale } = useReader();
  const shown = conflicts.slice(0, conflictsShown);
  return (
    <div role="status" className="flex flex-col gap-2 rounded-md border border-edge px-3 py-2">
      <p className="font-medium">{historyWords.putBack(filmsWord(undone, locale))}</p>
      {conflict_count > 0 && (
        <>
          <p>{historyWords.left(filmsWord(conflict_count, locale))}</p>
          <ul className="flex flex-col gap-1 text-12">
            {shown.map(({ id, title, reason, existing }) => (
              <li key={id}>
                <Link href={hrefOf({ kind: "film", id }, "")} className={linkClasses}>
                  {title}
                </Link>{" "}
                {conflictWords[reason]}.{" "}
                {existing && (
                  <Link
                    href={hrefOf({ kind: "film", id: existing.split("/").at(-1) ?? "" }, "")}
                    className={linkClasses}
                  >
                    {historyWords.inTheWay}
                  </Link>
                )}
              </li>
            ))}
          </ul>
          {conflict_count > shown.length && (
            <p>{historyWords.andMore(filmsWord(conflict_count - shown.length, locale))}</p>
          )}
        </>
      )}
    </div>
  );
}
