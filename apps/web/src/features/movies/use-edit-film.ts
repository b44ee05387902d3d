"use client";

import type { Movie } from "@marquee/schemas/movie";
import { movieFieldNames } from "@marquee/schemas/movie-field";
import type { MovieRecord } from "@marquee/schemas/movie-record";
import { useEffect, useEffectEvent, useState } from "react";
import { changesBetween, movieOf } from "./conflict";
import { type FilmForm, type FormValues, formValues, useFilmForm } from "./use-film-form";
import { useKeptDraft } from "./use-kept-draft";
import type { MovieCache } from "./use-movie-cache";
import { isSaved, useSaveFilm } from "./use-save-film";

type Conflict = { original: Movie; theirs: MovieRecord; mine: Movie };

/** Puts back what was typed while a save was on its way: it is not saved yet. */
function retype(form: FilmForm, typed: Partial<FormValues>) {
  for (const name of movieFieldNames) {
    const value = typed[name];
    if (value !== undefined) form.setValue(name, value, { shouldDirty: true });
  }
}

/**
 * The editing of a film: from which version it began, and what to do when the server has another by
 * now. Changes made from an old version are never written; they become a conflict to be decided.
 */
export function useEditFilm(record: MovieRecord, cache: MovieCache) {
  const [base, setBase] = useState(record);
  const [conflict, setConflict] = useState<Conflict>();
  const { form, placeErrors } = useFilmForm(movieOf(base));
  const { problem, isSaving, update, clearProblem } = useSaveFilm(cache);
  const { isDirty } = form.formState;

  const draft = useKeptDraft(form, base, ({ base: film, typed }) => {
    setBase(film);
    form.reset(formValues(movieOf(film)));
    retype(form, typed);
    if (record.version > film.version) void compareFrom(film)();
  });

  /** Puts what is typed beside what someone else made of the film since. */
  const compareFrom = (film: MovieRecord) =>
    form.handleSubmit((mine) => setConflict({ original: movieOf(film), theirs: record, mine }));

  const beginFrom = (film: MovieRecord) => {
    draft.forget();
    setBase(film);
    setConflict(undefined);
    clearProblem();
    form.reset(formValues(movieOf(film)));
  };

  // Someone else's change is taken over at once where nothing typed is in its way.
  const isOutdated = record.version > base.version;
  const follow = useEffectEvent(() => {
    if (isOutdated && !isDirty && !conflict) beginFrom(record);
  });
  useEffect(() => follow(), [record.version]);

  const write = async (from: MovieRecord, set: Partial<Movie>, mine: Movie) => {
    if (Object.keys(set).length === 0) return beginFrom(from);
    const typed = form.getValues();
    const outcome = await update(from.id, from.version, set);
    if (!outcome) return;
    if (isSaved(outcome)) {
      const typedSince = changesBetween(typed, form.getValues());
      beginFrom(outcome);
      retype(form, typedSince);
    } else if (outcome.current) {
      clearProblem();
      cache.written(outcome.current);
      // From what this was decided on: what was chosen before is not asked again.
      setConflict({ original: movieOf(from), theirs: outcome.current, mine });
    } else if (!conflict) placeErrors(outcome);
  };

  return {
    base,
    form,
    conflict,
    problem,
    isSaving,
    /** When what is typed was typed, where it was kept from before. */
    restoredFrom: isDirty ? draft.restoredFrom : undefined,
    isOutdated: isOutdated && isDirty,
    beginFrom,
    save: form.handleSubmit((mine) => write(base, changesBetween(movieOf(base), mine), mine)),
    /** Writes what was chosen in a conflict over their version. */
    saveChosen: (set: Partial<Movie>, mine: Movie) =>
      conflict && void write(conflict.theirs, set, mine),
    /** Opens the conflict before a save runs into it. */
    compare: compareFrom(base),
  };
}
