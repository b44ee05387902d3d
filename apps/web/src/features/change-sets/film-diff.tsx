"use client";

import type { PastMovie } from "@marquee/schemas/change-set";
import type { MovieField } from "@marquee/schemas/movie";
import { movieFields } from "@marquee/schemas/movie-field";
import { FieldValue } from "../movies/field-value";
import { diffWords } from "./words";

/** The fields in which a film differs before and after; of one that came or went, all it had. */
export function changedFields(before: PastMovie | null, after: PastMovie | null): MovieField[] {
  return movieFields.map(({ name }) => name).filter((name) => before?.[name] !== after?.[name]);
}

/** What became of a film, field by field: the value before, and the one after it. */
export function FilmDiff({ before, after }: { before: PastMovie | null; after: PastMovie | null }) {
  const changed = changedFields(before, after);
  return (
    <dl className="grid grid-cols-[minmax(4.5rem,max-content)_1fr] gap-x-3 gap-y-1 text-12">
      {movieFields
        .filter(({ name }) => changed.includes(name))
        .map((field) => (
          <div key={field.name} className="contents">
            <dt className="text-muted">{field.label}</dt>
            <dd className="flex min-w-0 flex-wrap items-baseline gap-x-2 wrap-anywhere">
              {before && (
                <del className="text-muted">
                  <span className="sr-only">{diffWords.before} </span>
                  <FieldValue field={field} value={before[field.name]} isPlain />
                </del>
              )}
              {before && after && <span aria-hidden>→</span>}
              {after && (
                <ins className="no-underline">
                  <span className="sr-only">{diffWords.after} </span>
                  <FieldValue field={field} value={after[field.name]} isPlain />
                </ins>
              )}
            </dd>
          </div>
        ))}
    </dl>
  );
}
