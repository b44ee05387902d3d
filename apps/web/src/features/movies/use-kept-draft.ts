"use client";

import type { MovieRecord } from "@marquee/schemas/movie-record";
import { useEffect, useEffectEvent, useState } from "react";
import { changesBetween, movieOf } from "./conflict";
import { type Draft, forgetDraft, keepDraft } from "./draft";
import { readDraft } from "./read-draft";
import { type FilmForm, formValues } from "./use-film-form";

/**
 * Keeps what is typed into a film's form as long as it is not saved, and gives back what was kept before the
 * page went. Answers since when what it gave back is there.
 */
export function useKeptDraft(form: FilmForm, base: MovieRecord, restore: (draft: Draft) => void) {
  const [restoredFrom, setRestoredFrom] = useState<string>();
  const begin = useEffectEvent(() => {
    const draft = readDraft(base.id);
    if (!draft) return;
    restore(draft);
    setRestoredFrom(draft.at);
  });
  useEffect(() => begin(), []);

  const keep = useEffectEvent(() => {
    const typed = changesBetween(formValues(movieOf(base)), form.getValues());
    if (Object.keys(typed).length === 0) forgetDraft(base.id);
    else keepDraft({ base, typed, at: new Date().toISOString() });
  });
  useEffect(() => {
    const watching = form.watch((_, { name }) => name !== undefined && keep());
    return () => watching.unsubscribe();
  }, [form]);

  return {
    restoredFrom,
    forget: () => {
      forgetDraft(base.id);
      setRestoredFrom(undefined);
    },
  };
}
