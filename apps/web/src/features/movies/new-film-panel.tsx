"use client";

import type { MovieRecord } from "@marquee/schemas/movie-record";
import { Panel } from "@marquee/ui/panel";
import { FilmFormView } from "./film-form-view";
import type { PanelProps } from "./film-panel";
import { useFilmForm } from "./use-film-form";
import { useFormPanel } from "./use-form-panel";
import { usePageTitle } from "./use-page-title";
import { isSaved, useSaveFilm } from "./use-save-film";
import { movieWords } from "./words";

/** A film to be added. */
export function NewFilmPanel({
  cache,
  hrefOf,
  onClose,
  onDirty,
  onAdded,
  focus,
}: PanelProps & { onAdded: (movie: MovieRecord) => void }) {
  const { form, placeErrors } = useFilmForm(undefined);
  const saving = useSaveFilm(cache);
  const panel = useFormPanel({ form, onDirty, onClose, focus });
  usePageTitle(movieWords.newFilm);
  const save = form.handleSubmit(async (movie) => {
    const outcome = await saving.create(movie);
    if (!outcome) return;
    if (isSaved(outcome)) onAdded(outcome);
    else placeErrors(outcome);
  });
  return (
    <Panel title={movieWords.newFilm} onClose={onClose} {...panel}>
      <FilmFormView
        form={form}
        action={movieWords.add}
        isSaving={saving.isSaving}
        problem={saving.problem}
        hrefOf={hrefOf}
        onSave={save}
      />
    </Panel>
  );
}
