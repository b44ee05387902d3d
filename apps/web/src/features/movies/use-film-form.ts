"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { Movie, type MovieField, type MovieInput } from "@marquee/schemas/movie";
import { movieFieldNames, movieFields } from "@marquee/schemas/movie-field";
import { useCallback } from "react";
import { type UseFormReturn, useForm } from "react-hook-form";
import { z } from "zod";
import type { RequestProblem } from "../../lib/request-problem";
import { isBlank } from "./field-value";

/** What the controls hold; nothing in one is "". */
export type FormValues = { [F in MovieField]: Movie[F] | "" };

export type FilmForm = UseFormReturn<FormValues, unknown, Movie>;

/** A form over a film's fields with the film's own rules; `movie` is what it begins with. */
export function useFilmForm(movie: Movie | undefined) {
  const form = useForm<FormValues, unknown, Movie>({
    resolver: zodResolver(TypedFilm),
    defaultValues: formValues(movie),
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

/** A film as it was typed. What was left empty was not given: it has its default, or is missing. */
const TypedFilm = z
  .custom<FormValues>()
  .transform((values) => {
    const given = Object.entries(values).filter(([, value]) => value !== "");
    return Object.fromEntries(given) as MovieInput;
  })
  .pipe(Movie);

/** A film as the controls show it; a new one with its defaults. */
export function formValues(movie: Movie | undefined): FormValues {
  const values = movieFields.map((field) => {
    const value = movie ? movie[field.name] : field.default_value;
    return [field.name, value === undefined || isBlank(field, value) ? "" : value];
  });
  return Object.fromEntries(values) as FormValues;
}

/** `/title` of a film, or `/set/title` of a change. */
function fieldAt(pointer: string): MovieField | undefined {
  const last = pointer.split("/").at(-1);
  return movieFieldNames.find((name) => name === last);
}
