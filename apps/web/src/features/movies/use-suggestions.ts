"use client";

import type { MovieField } from "@marquee/schemas/movie";
import { hasSuggestions, movieField } from "@marquee/schemas/movie-field";
import { textProblem } from "@marquee/schemas/text-problem";
import { keepPreviousData, skipToken } from "@tanstack/react-query";
import { trpc } from "../../lib/trpc";

const none: string[] = [];

/** Values that a field has already and that contain a text; empty until they are wanted and known. */
export function useSuggestions(name: MovieField, text: string, isWanted: boolean): string[] {
  const isPossible = hasSuggestions(movieField(name)) && textProblem(text) === undefined;
  const input = isWanted && isPossible ? { field: name, text: text.normalize("NFC") } : skipToken;
  const { data } = trpc.movie.suggest.useQuery(input, { placeholderData: keepPreviousData });
  return data ?? none;
}
