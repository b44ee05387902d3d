"use client";

import { Button } from "@marquee/ui/button";
import { Kbd } from "@marquee/ui/kbd";
import type { FormEvent, KeyboardEvent, ReactNode } from "react";
import type { RequestProblem } from "../../lib/request-problem";
import { isShortcut } from "../../lib/shortcuts";
import { useKeyNames } from "../../lib/use-key-names";
import type { CatalogueRoute } from "./catalogue-route";
import { FilmFields } from "./film-fields";
import { SaveProblem } from "./save-problem";
import type { FilmForm } from "./use-film-form";

/** A film's fields and the button that saves them. */
export function FilmFormView({
  form,
  action,
  isSaving,
  isReadOnly = false,
  problem,
  hrefOf,
  onSave,
  onReset,
  children,
}: {
  form: FilmForm;
  /** What the button says. */
  action: string;
  isSaving: boolean;
  isReadOnly?: boolean;
  problem: RequestProblem | undefined;
  hrefOf: (route: CatalogueRoute) => string;
  onSave: () => void;
  /** Takes back what was typed; without it there is nothing to go back to. */
  onReset?: () => void;
  children?: ReactNode;
}) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (!isShortcut(event, "save")) return;
    event.preventDefault();
    onSave();
  };
  return (
    <form
      noValidate
      onSubmit={submit}
      onKeyDown={onKeyDown}
      className="flex min-h-0 flex-1 flex-col"
    >
      <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto p-4">
        {problem && <SaveProblem problem={problem} hrefOf={hrefOf} />}
        <FilmFields form={form} isReadOnly={isReadOnly} />
        {children}
      </div>
      {!isReadOnly && (
        <FormFooter
          action={action}
          isSaving={isSaving}
          isDirty={form.formState.isDirty}
          onReset={onReset}
        />
      )}
    </form>
  );
}

function FormFooter({
  action,
  isSaving,
  isDirty,
  onReset,
}: {
  action: string;
  isSaving: boolean;
  isDirty: boolean;
  onReset: (() => void) | undefined;
}) {
  const [keys] = useKeyNames("save");
  return (
    <div className="flex shrink-0 items-center gap-2 border-line border-t px-4 py-2.5 max-md:pb-[max(0.625rem,env(safe-area-inset-bottom))]">
      <Button type="submit" variant="primary" isPending={isSaving} isInactive={!isDirty}>
        {action}
        {keys && (
          <span className="pointer-coarse:hidden">
            <Kbd keys={keys} />
          </span>
        )}
      </Button>
      {onReset && isDirty && (
        <Button variant="quiet" onClick={onReset}>
          Discard changes
        </Button>
      )}
    </div>
  );
}
