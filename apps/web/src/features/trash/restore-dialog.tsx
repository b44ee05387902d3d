"use client";

import { Button } from "@marquee/ui/button";
import { Dialog } from "@marquee/ui/dialog";
import { useEffect, useEffectEvent, useState } from "react";
import { filmsWord } from "../../lib/films-word";
import { useReader } from "../../lib/reader";
import { trpc } from "../../lib/trpc";
import { useRun } from "../../lib/use-run";
import { useRefreshFilms } from "../change-sets/use-refresh-films";
import { useUndo } from "../change-sets/use-undo";
import { ProblemNote } from "../page/problem-note";
import { trashWords } from "./words";

const words = trashWords.dialog;

type Preview = { matched: number; changed: number; warnings: readonly { detail: string }[] };

/** Looks at what restoring films would come to, and restores exactly those. */
export default function RestoreDialog({
  ids,
  onClose,
  onRestored,
}: {
  ids: readonly string[];
  onClose: () => void;
  onRestored: () => void;
}) {
  const { locale } = useReader();
  const { mutateAsync } = trpc.movie.bulkRestore.useMutation();
  const { offer } = useUndo();
  const refresh = useRefreshFilms();
  const { isPending, problem, run } = useRun();
  const [preview, setPreview] = useState<Preview>();

  const look = async () => {
    setPreview(undefined);
    const answer = await run(() => mutateAsync({ ids: [...ids], dry_run: true }));
    if (answer?.dry_run) setPreview(answer);
  };
  const begin = useEffectEvent(() => void look());
  useEffect(() => begin(), []);

  const restore = async (expected_count: number) => {
    const answer = await run(() => mutateAsync({ ids: [...ids], expected_count }));
    if (!answer || answer.dry_run) return;
    refresh();
    offer(trashWords.restored(filmsWord(answer.changed, locale)), answer.change_set);
    onRestored();
  };

  return (
    <Dialog
      title={words.title(filmsWord(ids.length, locale))}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <div className="flex flex-col gap-4">
        <ProblemNote failed={words.failed} problem={problem} />
        {!preview && !problem && <p className="text-muted">{words.looking}</p>}
        {preview && (
          <p>
            {preview.changed === 0 ? words.nothing : words.will(filmsWord(preview.changed, locale))}
          </p>
        )}
        {preview?.warnings.map(({ detail }) => (
          <p key={detail} className="text-soon">
            {detail}
          </p>
        ))}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{words.cancel}</Button>
          {problem && <Button onClick={() => void look()}>{words.again}</Button>}
          {preview && preview.changed > 0 && (
            <Button
              variant="primary"
              isPending={isPending}
              onClick={() => void restore(preview.matched)}
            >
              {words.action(filmsWord(preview.changed, locale))}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
