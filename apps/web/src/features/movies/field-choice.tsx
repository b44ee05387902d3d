"use client";

import type { Movie, MovieFieldMeta } from "@marquee/schemas/movie";
import type { Side } from "./conflict";
import { FieldValue } from "./field-value";
import { movieWords } from "./words";

const words = movieWords.conflict;

/** A field three ways: as it was, as someone else made it, as I did; one of the latter two is chosen. */
export function FieldChoice({
  field,
  values,
  theirs,
  side,
  onChoose,
}: {
  field: MovieFieldMeta;
  values: { original: Movie; theirs: Movie; mine: Movie };
  /** Whose the other one is. */
  theirs: string;
  side: Side | undefined;
  onChoose: (side: Side) => void;
}) {
  const options = [
    { value: "theirs", label: theirs },
    { value: "mine", label: words.mine },
  ] as const;
  return (
    <fieldset>
      <legend className="pb-1 text-12 text-muted">{field.label}</legend>
      <div className="grid grid-cols-3 items-stretch gap-2">
        <div className="min-w-0 py-1.5 text-muted wrap-anywhere">
          <span className="sr-only">{words.original} </span>
          <FieldValue field={field} value={values.original[field.name]} isPlain />
        </div>
        {options.map(({ value, label }) => (
          <label
            key={value}
            className="flex min-h-8 min-w-0 cursor-pointer items-start gap-1.5 rounded-md border border-edge px-2 py-1.5 has-checked:border-accent has-checked:bg-selected has-focus-visible:outline-2 has-focus-visible:outline-ring pointer-coarse:min-h-11"
          >
            <input
              type="radio"
              name={`side-of-${field.name}`}
              checked={side === value}
              onChange={() => onChoose(value)}
              className="mt-1 shrink-0 accent-accent outline-none"
            />
            <span className="sr-only">{label} </span>
            <span className="min-w-0 wrap-anywhere">
              <FieldValue field={field} value={values[value][field.name]} isPlain />
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
