"use client";

import type { MovieField } from "@marquee/schemas/movie";
import { SuggestValuesInput } from "@marquee/schemas/movie-record";
import { keepPreviousData, skipToken } from "@tanstack/react-query";
import { trpc } from "../../lib/trpc";

const none: string[] = [];

/** Values that a field has already and that contain a text; empty until they are wanted and known. */
export function useSuggestions(name: MovieField, text: string, isWanted: boolean): string[] {
  const input = SuggestValuesInput.safeParse({ field: name, text });
  const { data } = trpc.movie.suggest.useQuery(isWanted && input.success ? input.data : skipToken, {
    placeholderData: keepPreviousData,
  });
  return data ?? none;
}
