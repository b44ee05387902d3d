"use client";

import { Dialog } from "@marquee/ui/dialog";
import { useEffect, useEffectEvent } from "react";
import { filmsWord } from "../../lib/films-word";
import { useReader } from "../../lib/reader";
import { isShortcut } from "../../lib/shortcuts";
import { useUndo } from "../change-sets/use-undo";
import { ProblemNote } from "../page/problem-note";
import { BulkPreviewView } from "./bulk-preview";
import { BulkResult } from "./bulk-result";
import type { BulkKind, BulkTarget } from "./bulk-target";
import { EditForm } from "./edit-form";
import { ExtendForm } from "./extend-form";
import { type BulkEdit, useBulk } from "./use-bulk";
import { bulkWords } from "./words";

/**
 * One edit of many films, step by step: what to do, what that would come to, done to exactly those, and
 * the way back. Of one film there is no more to see than the film: it is done at once.
 */
export default function BulkDialog({
  kind,
  target,
  onClose,
}: {
  kind: BulkKind;
  target: BulkTarget;
  onClose: (isDone: boolean) => void;
}) {
  const bulk = useBulk(target);
  const { locale } = useReader();
  const { offer } = useUndo();
  const isOne = "ids" in target && target.ids.length === 1;

  const begin = async (edit: BulkEdit) => {
    if (!isOne) return bulk.look(edit);
    const done = await bulk.apply(edit, 1);
    if (!done) return;
    offer(bulkWords.done[kind](filmsWord(done.changed, locale)), done.change_set);
    onClose(true);
  };
  const beginDelete = useEffectEvent(() => void (kind === "delete" && begin("delete")));
  useEffect(() => beginDelete(), []);

  const close = () => onClose(bulk.outcome !== undefined);
  const isForm = kind !== "delete" && !bulk.preview && !bulk.outcome;
  return (
    <Dialog
      title={bulkWords.title[kind]}
      isWide={!isForm}
      focusOn={isForm ? "input, select" : ":scope"}
      isOpen
      onKeyDown={(event) => {
        // A key that is still held from the form would do what nobody has seen.
        if (!isShortcut(event, "save") || event.repeat || !bulk.confirm) return;
        event.preventDefault();
        void bulk.confirm();
      }}
      onOpenChange={(isOpen) => !isOpen && !(bulk.isPending && bulk.preview) && close()}
    >
      <div className="flex flex-col gap-4">
        <ProblemNote failed={bulkWords.failed} problem={bulk.problem} />
        {isForm && kind === "extend" && (
          <ExtendForm isOne={isOne} isPending={bulk.isPending} onEdit={begin} onCancel={close} />
        )}
        {isForm && kind === "edit" && (
          <EditForm isOne={isOne} isPending={bulk.isPending} onEdit={begin} onCancel={close} />
        )}
        {!isForm && !bulk.outcome && <BulkPreviewView kind={kind} bulk={bulk} onCancel={close} />}
        {bulk.outcome && <BulkResult kind={kind} outcome={bulk.outcome} onClose={close} />}
      </div>
    </Dialog>
  );
}
