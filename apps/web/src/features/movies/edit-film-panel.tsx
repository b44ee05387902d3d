"use client";

import type { MovieRecord } from "@marquee/schemas/movie-record";
import { Button } from "@marquee/ui/button";
import { Panel } from "@marquee/ui/panel";
import { TabPanel } from "@marquee/ui/tabs";
import { type ReactNode, useEffect } from "react";
import { formatAgo } from "../../lib/dates";
import { useCan, useReader } from "../../lib/reader";
import { rememberFilm } from "../../lib/recent-films";
import { ConflictView } from "./conflict-view";
import { DeleteFilm } from "./delete-film";
import { FilmApi } from "./film-api";
import { FilmDuplicates } from "./film-duplicates";
import { FilmFormView } from "./film-form-view";
import { FilmHistory } from "./film-history";
import { FilmNeighbours } from "./film-neighbours";
import type { PanelProps } from "./film-panel";
import { FilmSectionTabs, useFilmSection } from "./film-sections";
import { useEditFilm } from "./use-edit-film";
import { useFormPanel } from "./use-form-panel";
import { usePageTitle } from "./use-page-title";
import { movieWords } from "./words";

/** A film that is there, to be read, changed or deleted; what was done to it, and how programs reach it. */
export function EditFilmPanel({
  record,
  cache,
  hrefOf,
  focus,
  onClose,
  onGo,
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
  const [section, setSection] = useFilmSection();
  const panel = useFormPanel({
    form,
    onDirty,
    onClose,
    focus,
    view: conflict ? "conflict" : "form",
  });
  const isReadOnly = !useCan("movie.write");
  usePageTitle(base.title);
  useEffect(() => rememberFilm(base), [base]);
  if (gone && !form.formState.isDirty) return gone;
  return (
    <Panel
      title={base.title}
      subtitle={`${base.release_year} · ${base.genre}`}
      actions={
        <>
          <FilmNeighbours neighbours={cache.neighbours(record.id)} onGo={onGo} />
          {!isReadOnly && <DeleteFilm record={base} cache={cache} onDeleted={onDeleted} />}
        </>
      }
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
        <>
          <FilmSectionTabs section={section} onSection={setSection} />
          <TabPanel label={movieWords.sections.details} isShown={section === "details"}>
            <FilmFormView
              form={form}
              action={movieWords.save}
              isSaving={isSaving}
              isReadOnly={isReadOnly}
              problem={problem}
              hrefOf={hrefOf}
              onSave={edit.save}
              onReset={() => edit.beginFrom(record)}
            >
              {edit.restoredFrom && (
                <DraftNotice from={edit.restoredFrom} onDiscard={() => edit.beginFrom(record)} />
              )}
              {edit.isOutdated && <OutdatedNotice title={base.title} onCompare={edit.compare} />}
              <FilmDuplicates record={base} hrefOf={hrefOf} onGo={onGo} />
            </FilmFormView>
          </TabPanel>
          <TabPanel label={movieWords.sections.history} isShown={section === "history"}>
            {section === "history" && <FilmHistory record={record} cache={cache} />}
          </TabPanel>
          <TabPanel label={movieWords.sections.api} isShown={section === "api"}>
            {section === "api" && <FilmApi record={record} />}
          </TabPanel>
        </>
      )}
    </Panel>
  );
}

function DraftNotice({ from, onDiscard }: { from: string; onDiscard: () => void }) {
  const { now } = useReader();
  return (
    <Notice action={movieWords.draft.discard} onAction={onDiscard}>
      {movieWords.draft.restored(formatAgo(from, now))}
    </Notice>
  );
}

function OutdatedNotice({ title, onCompare }: { title: string; onCompare: () => void }) {
  return (
    <Notice action={movieWords.outdated.compare} onAction={onCompare}>
      {movieWords.outdated.told(title)}
    </Notice>
  );
}

function Notice({
  action,
  onAction,
  children,
}: {
  action: string;
  onAction: () => void;
  children: ReactNode;
}) {
  return (
    <div role="status" className="flex items-center gap-3 rounded-md border border-edge px-3 py-2">
      <p className="flex-1">{children}</p>
      <Button onClick={onAction}>{action}</Button>
    </div>
  );
}
