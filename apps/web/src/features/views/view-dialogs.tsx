"use client";

import { CreateViewInput, type View } from "@marquee/schemas/view";
import { Button } from "@marquee/ui/button";
import { Checkbox } from "@marquee/ui/choice";
import { ConfirmDialog, Dialog } from "@marquee/ui/dialog";
import { TextField } from "@marquee/ui/text-field";
import { toast } from "@marquee/ui/toast";
import { useCan } from "../../lib/reader";
import type { RequestProblem } from "../../lib/request-problem";
import { useEntryForm } from "../../lib/use-entry-form";
import { ProblemNote } from "../page/problem-note";
import type { PresentView } from "./use-present-view";
import { useViewChanges } from "./use-view-changes";
import type { Shown } from "./view-address";
import { viewWords } from "./words";

const words = viewWords.dialog;

/** What is asked about in a dialog. */
export type ViewTask = "save" | "rename" | "delete";

/** What a view needs to be told before it is saved, renamed or, where that cannot be undone, deleted. */
export default function ViewDialogs({
  task,
  present: { view, shown, become, remove },
  onClose,
}: {
  task: ViewTask;
  present: PresentView;
  onClose: () => void;
}) {
  if (task === "save") return <SaveView shown={shown} onSaved={become} onClose={onClose} />;
  if (!view) return null;
  if (task === "rename") return <RenameView view={view} onClose={onClose} />;
  return (
    <ConfirmDialog
      isOpen
      title={viewWords.deleteOf(view.name, view.owner)}
      description={viewWords.deleteOfWhy(view.owner)}
      action={viewWords.deleteNamed(view.name)}
      onConfirm={() => {
        onClose();
        void remove(view);
      }}
      onCancel={onClose}
    />
  );
}

function SaveView({
  shown,
  onSaved,
  onClose,
}: {
  shown: Shown;
  onSaved: (view: View) => void;
  onClose: () => void;
}) {
  const { create } = useViewChanges();
  const canShare = useCan("view.share");
  const { formProps, errorOf, problem, isPending } = useEntryForm({
    schema: CreateViewInput,
    read: (form) => ({
      ...shown,
      name: form.get("name"),
      is_shared: form.get("is_shared") !== null,
    }),
    send: ({ name, is_shared }) => create.mutateAsync({ ...shown, name, is_shared }),
    onDone: (made) => {
      onClose();
      onSaved(made);
      toast(viewWords.saved(made.name));
    },
  });
  return (
    <ViewDialog title={words.save} onClose={onClose}>
      <form {...formProps} className="flex flex-col gap-4">
        <NameField name="" error={errorOf("name", words.name)} problem={problem} />
        {canShare && <Checkbox name="is_shared" label={words.isShared} />}
        <Unsaved problem={problem} other={errorOf("query", words.query)} />
        <Button type="submit" variant="primary" isPending={isPending} className="self-end">
          {words.saveAction}
        </Button>
      </form>
    </ViewDialog>
  );
}

const Renaming = CreateViewInput.pick({ name: true });

function RenameView({ view, onClose }: { view: View; onClose: () => void }) {
  const { update } = useViewChanges();
  const { formProps, errorOf, problem, isPending } = useEntryForm({
    schema: Renaming,
    read: (form) => ({ name: form.get("name") }),
    send: (set) => update.mutateAsync({ id: view.id, set }),
    onDone: ({ name }) => {
      onClose();
      toast(viewWords.renamed(name));
    },
  });
  return (
    <ViewDialog title={words.rename(view.name)} onClose={onClose}>
      <form {...formProps} className="flex flex-col gap-4">
        <NameField name={view.name} error={errorOf("name", words.name)} problem={problem} />
        <Unsaved problem={problem} other={undefined} />
        <Button type="submit" variant="primary" isPending={isPending} className="self-end">
          {words.renameAction}
        </Button>
      </form>
    </ViewDialog>
  );
}

function ViewDialog(props: { title: string; onClose: () => void; children: React.ReactNode }) {
  const { title, onClose, children } = props;
  return (
    <Dialog
      title={title}
      focusOn="[name=name]"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      {children}
    </Dialog>
  );
}

/** A name that is taken is refused by the server, and told where it is typed. */
const isTaken = (problem: RequestProblem | undefined) => problem?.code === "duplicate_view";

function NameField({
  name,
  error,
  problem,
}: {
  name: string;
  error: string | undefined;
  problem: RequestProblem | undefined;
}) {
  return (
    <TextField
      name="name"
      label={words.name}
      description={words.nameHelp}
      defaultValue={name}
      error={error ?? (isTaken(problem) ? problem?.reason : undefined)}
      autoComplete="off"
    />
  );
}

function Unsaved({
  problem,
  other,
}: {
  problem: RequestProblem | undefined;
  other: string | undefined;
}) {
  if (other) {
    return (
      <p role="alert" className="text-danger">
        {other}
      </p>
    );
  }
  return <ProblemNote failed={words.notSaved} problem={isTaken(problem) ? undefined : problem} />;
}
