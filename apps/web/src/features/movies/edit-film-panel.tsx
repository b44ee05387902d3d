"use client";

import type { MovieRecord } from "@marquee/schemas/movie-record";
import { Button } from "@marquee/ui/button";
import { Panel } from "@marquee/ui/panel";
import type { ReactNode } from "react";
import { useCan } from "../../lib/reader";
import { ConflictView } from "./conflict-view";
import { DeleteFilm } from "./delete-film";
import { FilmFacts } from "./film-facts";
import { FilmFormView } from "./film-form-view";
import type { PanelProps } from "./film-panel";
import { useEditFilm } from "./use-edit-film";
import { useFormPanel } from "./use-form-panel";
import { usePageTitle } from "./use-page-title";

/** A film that is there, to be read, changed or deleted. */
export function EditFilmPanel({
  record,
  cache,
  hrefOf,
  focus,
  onClose,
  onDirty,
  onDeleted,
  gone,
}: PanelProps & {
  record: MovieRecord;
  onDeleted: () => void;
  /** What to show once the film has gone, unless something typed would go with it. */
  gone: ReactNode;
}) {
  const edit = useEditFilm(record, cache);
  const { base, form, conflict, problem, isSaving } = edit;
  const panel = useFormPanel({
    form,
    onDirty,
    onClose,
    focus,
    view: conflict ? "conflict" : "form",
  });
  const isReadOnly = !useCan("movie.write");
  usePageTitle(base.title);
  if (gone && !form.formState.isDirty) return gone;
  return (
    <Panel
      title={base.title}
      subtitle={`${base.release_year} · ${base.genre}`}
      actions={!isReadOnly && <DeleteFilm record={base} cache={cache} onDeleted={onDeleted} />}
      onClose={onClose}
      {...panel}
    >
      {conflict ? (
        <ConflictView
          {...conflict}
          isSaving={isSaving}
          problem={problem}
          hrefOf={hrefOf}
          onSave={edit.saveChosen}
          onTakeTheirs={() => edit.beginFrom(conflict.theirs)}
        />
      ) : (
        <FilmFormView
          form={form}
          action="Save"
          isSaving={isSaving}
          isReadOnly={isReadOnly}
          problem={problem}
          hrefOf={hrefOf}
          onSave={edit.save}
          onReset={() => edit.beginFrom(record)}
        >
          {edit.isOutdated && <OutdatedNotice title={base.title} onCompare={edit.compare} />}
          <FilmFacts record={base} />
        </FilmFormView>
      )}
    </Panel>
  );
}

function OutdatedNotice({ title, onCompare }: { title: string; onCompare: () => void }) {
  return (
    <div role="status" className="flex items-center gap-3 rounded-md border border-edge px-3 py-2">
      <p className="flex-1">Someone changed {title} since you began.</p>
      <Button onClick={onCompare}>Compare</Button>
    </div>
  );
}
