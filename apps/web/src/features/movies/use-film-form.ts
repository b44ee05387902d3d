"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import {
  Movie,
  type MovieField,
  type MovieFieldMeta,
  movieField,
  movieFieldNames,
} from "@marquee/schemas/movie";
import { useCallback } from "react";
import { type UseFormReturn, useForm } from "react-hook-form";
import type { RequestProblem } from "../../lib/request-problem";

export type FilmForm = UseFormReturn<Movie>;

/** A form over a film's fields with the film's own rules; `movie` is what it begins with. */
export function useFilmForm(movie: Movie | undefined) {
  const form = useForm<Movie>({
    resolver: zodResolver(Movie),
    defaultValues: movie ?? {},
    // Server-side refusals are placed by hand, and the browser's own bubbles stay away.
    shouldUseNativeValidation: false,
  });
  const { setError } = form;
  const placeErrors = useCallback(
    ({ errors }: RequestProblem) => {
      const placed = errors.flatMap((error) => {
        const name = "pointer" in error ? fieldAt(error.pointer) : undefined;
        return name ? [{ name, message: error.detail }] : [];
      });
      placed.forEach(({ name, message }, index) => {
        setError(name, { type: "server", message }, { shouldFocus: index === 0 });
      });
      return placed.length > 0;
    },
    [setError],
  );
  return { form, placeErrors };
}

/** `/title` of a film, or `/set/title` of a change. */
function fieldAt(pointer: string): MovieField | undefined {
  const last = pointer.split("/").at(-1);
  return movieFieldNames.find((name) => name === last);
}

/** What a control holds, as the field's value: nothing typed is no value, digits are a number. */
export function typedValue(name: MovieField, typed: unknown): unknown {
  if (typed === "" || typed === undefined) return undefined;
  const isInteger = movieField(name).kind === "integer";
  return isInteger && typeof typed === "string" && /^-?\d+$/.test(typed.trim())
    ? Number(typed)
    : typed;
}

/** The error of a field in a sentence that names it. */
export function errorText(field: MovieFieldMeta, message: string | undefined): string | undefined {
  return message && `${field.label} ${message}.`;
}
